using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Answers a complaint, or records how a case in court ended.</summary>
public sealed record SettleObjection(Id<Objection> ObjectionId, ObjectionAnswer Body) : ICommand<ObjectionView>;

/// <summary>How an objection ended, and why.</summary>
public sealed record ObjectionAnswer : IExample<ObjectionAnswer>
{
    /// <summary>Upheld or dismissed; a case in court may also be withdrawn. After one that is upheld the decision has to be taken back.</summary>
    public required ObjectionResult Result { get; init; }

    /// <summary>Why, for the bidder, 1 to 4 000 characters.</summary>
    public required string Reasons { get; init; }

    public static ObjectionAnswer Example => new() { Result = ObjectionResult.Dismissed, Reasons = "Bijlage 2 is meegewogen; zij gaat over de zomer." };
}

internal sealed class SettleObjectionRules : AbstractValidator<SettleObjection>
{
    public SettleObjectionRules() => RuleFor(m => m.Body.Reasons).NotEmpty().MaximumLength(4000);
}

internal sealed class SettleObjectionHandler(TenderStore tenders, ObjectionStore objections, Caller caller, TimeProvider clock) : IRequestHandler<SettleObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(SettleObjection request, CancellationToken cancellationToken)
    {
        var objection = await objections.LoadAsAuthority(request.ObjectionId, caller);
        var tender = await tenders.Load(objection.TenderId);
        objection.Settle(tender, request.Body.Result, request.Body.Reasons, clock.GetUtcNow());
        await objections.Save(objection);
        await tenders.Save(tender);
        return ObjectionView.Of(objection);
    }
}
