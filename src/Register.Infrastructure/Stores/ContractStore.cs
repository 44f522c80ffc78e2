using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Contracts, with the rows that say whose they are. A lot has one that was not taken back, decided by a unique key.</summary>
public sealed class ContractStore(Session session, JournalLog journal) : Store<Contract>(session, journal)
{
    protected override string Table => "contracts";
    protected override string Noun => "contract";

    /// <summary>The contract, for the one who acts for the contractor.</summary>
    /// <exception cref="Refusal">There is none of hers; or she is a member and not the lead.</exception>
    public async Task<Contract> LoadAsLead(Id<Contract> id, Caller caller)
    {
        var contract = await Find(id);
        Refuse.If(contract?.Contractor.Includes(caller.FreelancerId) != true, CommonRefusals.NotFound(Noun));
        Refuse.If(!caller.IsFreelancer(contract!.Contractor.Lead), BidRefusals.NotLead());
        return contract;
    }

    /// <summary>The contract, for a person at its authority who saw <paramref name="expected"/> (If-Match), or any version.</summary>
    /// <exception cref="Refusal">It is another authority's, or was changed since.</exception>
    public async Task<Contract> LoadAsAuthority(Id<Contract> id, Caller caller, long? expected = null)
    {
        var contract = await Find(id);
        Refuse.If(contract is null || contract.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound(Noun));
        Refuse.If(expected is not null && expected != contract!.Version, CommonRefusals.Stale(contract!.Version));
        return contract!;
    }

    /// <summary>The one that stands on a lot; null where there is none.</summary>
    public Task<Contract?> StandingOn(Id<Lot> lot) => Read("SELECT version, body FROM contracts WHERE standing_lot_id = @lot", new { lot });

    protected override IEnumerable<(string Column, object? Value)> Columns(Contract aggregate)
    {
        yield return ("authority_id", aggregate.AuthorityId);
        yield return ("standing_lot_id", aggregate.Withdrawal is null ? aggregate.LotId : null);
    }

    protected override Refusal Duplicate(Contract aggregate) => ContractRefusals.Exists();

    protected override async Task SaveChildren(Contract aggregate, bool isNew)
    {
        if (!isNew) return;
        await Session.Insert("contract_parties (freelancer_id, contract_id)", aggregate.Contractor.Members.Select(member => (object[])[member, aggregate.Id]));
    }
}
