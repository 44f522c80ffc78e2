using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Purchasing;

/// <summary>A freelancer accepts the documents of a set at a version; again is the same as once.</summary>
public sealed record AcceptPurchasingConditions(Id<PurchasingConditions> SetId, int Number) : ICommand<AcceptanceView>;

internal sealed class AcceptPurchasingConditionsHandler(PurchasingConditionsStore sets, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<AcceptPurchasingConditions, AcceptanceView>
{
    public async Task<AcceptanceView> Handle(AcceptPurchasingConditions request, CancellationToken cancellationToken)
    {
        Refuse.If(await ConditionsVersions.Find(session, request.SetId, request.Number) is null, CommonRefusals.NotFound("version"));
        var accepted = await sets.Accept(request.SetId, request.Number, caller.FreelancerId!.Value, clock.GetUtcNow());
        return new AcceptanceView { SetId = accepted.SetId, Number = accepted.Number, FreelancerId = accepted.FreelancerId, AcceptedAt = accepted.AcceptedAt };
    }
}
