using FluentValidation;
using MediatR;
using Register.Domain.Bids;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>Declares that the register failed for a while. It counts once a second person confirmed it.</summary>
public sealed record DeclareOutage(OutageText Body) : ICommand<OutageView>;

/// <summary>When and why.</summary>
public sealed record OutageText : IExample<OutageText>
{
    public required DateTimeOffset From { get; init; }

    /// <summary>When it was over; not later than now.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What failed, for everybody, 1 to 2 000 characters.</summary>
    public required string Reason { get; init; }

    public static OutageText Example => new() { From = OutageView.Example.From, Until = OutageView.Example.Until, Reason = OutageView.Example.Reason };
}

internal sealed class DeclareOutageRules : AbstractValidator<DeclareOutage>
{
    public DeclareOutageRules() => RuleFor(m => m.Body.Reason).NotEmpty().MaximumLength(2000);
}

internal sealed class DeclareOutageHandler(OutageStore outages, Caller caller, TimeProvider clock) : IRequestHandler<DeclareOutage, OutageView>
{
    public async Task<OutageView> Handle(DeclareOutage request, CancellationToken cancellationToken)
    {
        var outage = Outage.Declare(request.Body.From, request.Body.Until, request.Body.Reason, caller.Key!.Holder, clock.GetUtcNow());
        await outages.Save(outage);
        return OutageView.Of(outage);
    }
}
