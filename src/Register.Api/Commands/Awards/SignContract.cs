using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Signs a contract with the winner of a lot, for the value that was bid and the days of the tender; it holds once she accepts.</summary>
public sealed record SignContract(ContractToSign Body) : ICommand<ContractView>;

/// <summary>For which lot.</summary>
public sealed record ContractToSign : IExample<ContractToSign>
{
    /// <summary>A lot that is awarded for good.</summary>
    public required Id<Lot> LotId { get; init; }

    public static ContractToSign Example => new() { LotId = ContractView.Example.LotId };
}

internal sealed class SignContractHandler(
    TenderStore tenders, AwardDecisionStore decisions, BidStore bids, ObjectionStore objections, ContractStore contracts, Caller caller, TimeProvider clock)
    : IRequestHandler<SignContract, ContractView>
{
    public async Task<ContractView> Handle(SignContract request, CancellationToken cancellationToken)
    {
        var (lot, now) = (request.Body.LotId, clock.GetUtcNow());
        var tender = await tenders.LoadOfLot(lot);
        Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("lot"));
        var decision = await decisions.Find(AwardDecision.IdOf(lot));
        if (decision is not { Winner: { } winner }) throw ContractRefusals.NotAwarded();
        var contract = Contract.Sign(tender, decision, await bids.Load(winner), await objections.Block(lot, decision.SentAt), now);
        await contracts.Save(contract);
        await tenders.Save(tender);
        return ContractView.Of(contract, now);
    }
}
