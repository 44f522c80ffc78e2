using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
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
    TenderStore tenders, AwardDecisionStore decisions, BidStore bids, ObjectionStore objections, DropOutStore dropOuts, ContractStore contracts, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<SignContract, ContractView>
{
    public async Task<ContractView> Handle(SignContract request, CancellationToken cancellationToken)
    {
        var (lot, now) = (request.Body.LotId, clock.GetUtcNow());
        var tender = await tenders.LoadAsAuthority(lot, caller);
        var decision = await decisions.Find(AwardDecision.IdOf(lot));
        if (decision is not { Winner: { } winner }) throw ContractRefusals.NotAwarded();
        var (bid, lost) = (await bids.Load(winner), await dropOuts.OfLot(lot));
        DropOut.RefuseWhileOpen([winner], lost);
        // The decision keeps the name it was taken with.
        var name = lost.Any(d => d.BidId == winner) ? FreelancerNames.NameOf(bid.Bidder, await FreelancerNames.Read(session, bid.Bidder.Members)) : decision.WinnerName!;
        var contract = Contract.Sign(tender, decision, bid, name, await objections.Block(lot, decision.SentAt), now);
        await contracts.Save(contract);
        await tenders.Save(tender);
        return ContractView.Of(contract, now);
    }
}
