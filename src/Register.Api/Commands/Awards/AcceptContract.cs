using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>The winner accepts the contract the authority signed; the lead of a consortium for all.</summary>
public sealed record AcceptContract(Id<Contract> ContractId) : ICommand<ContractView>;

internal sealed class AcceptContractHandler(ContractStore contracts, BidStore bids, DropOutStore dropOuts, Caller caller, TimeProvider clock) : IRequestHandler<AcceptContract, ContractView>
{
    public async Task<ContractView> Handle(AcceptContract request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var contract = await contracts.LoadAsLead(request.ContractId, caller);
        DropOut.RefuseWhileOpen([contract.BidId], await dropOuts.OfLot(contract.LotId));
        contract.Accept(await bids.Load(contract.BidId), now);
        await contracts.Save(contract);
        return ContractView.Of(contract, now);
    }
}
