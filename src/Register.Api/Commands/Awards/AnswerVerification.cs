using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>The intended winner says that all she has is handed in to the register; the lead of a consortium for all.</summary>
public sealed record AnswerVerification(Id<Bid> BidId, EvidenceAnswer? Body = null) : ICommand<WinnerCheckView>;

/// <summary>What she says to it.</summary>
public sealed record EvidenceAnswer : IExample<EvidenceAnswer>
{
    /// <summary>1 to 4 000 characters.</summary>
    public string? Text { get; init; }

    public static EvidenceAnswer Example => new() { Text = "De polis van dit jaar staat erbij." };
}

internal sealed class AnswerVerificationRules : AbstractValidator<AnswerVerification>
{
    public AnswerVerificationRules() => RuleFor(m => m.Body!.Text).Length(1, 4000).When(m => m.Body is not null);
}

internal sealed class AnswerVerificationHandler(BidStore bids, WinnerCheckStore checks, Caller caller, TimeProvider clock) : IRequestHandler<AnswerVerification, WinnerCheckView>
{
    public async Task<WinnerCheckView> Handle(AnswerVerification request, CancellationToken cancellationToken)
    {
        var bid = await bids.LoadAsLead(request.BidId, caller);
        var check = await checks.Load(WinnerCheck.IdOf(bid.Id));
        check.Reply(request.Body?.Text, clock.GetUtcNow());
        await checks.Save(check);
        return WinnerCheckView.Of(check);
    }
}
