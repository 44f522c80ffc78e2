using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Objections, with the rows that say whose they are. One bid has one open complaint, decided by a unique key.</summary>
public sealed class ObjectionStore(Session session, JournalLog journal) : Store<Objection>(session, journal)
{
    protected override string Table => "objections";
    protected override string Noun => "objection";

    /// <summary>The objection, for the one who acts for the bidder.</summary>
    /// <exception cref="Refusal">There is none of hers; or she is a member and not the lead.</exception>
    public async Task<Objection> LoadAsLead(Id<Objection> id, Caller caller)
    {
        var objection = await Find(id);
        Refuse.If(objection?.Bidder?.Includes(caller.FreelancerId) != true, CommonRefusals.NotFound(Noun));
        Refuse.If(!caller.IsFreelancer(objection!.Bidder!.Lead), Domain.Bids.BidRefusals.NotLead());
        return objection;
    }

    /// <summary>The objection, for a person at the authority whose decision it is about.</summary>
    /// <exception cref="Refusal">It is another authority's.</exception>
    public async Task<Objection> LoadAsAuthority(Id<Objection> id, Caller caller) =>
        await Find(id) is { } objection && objection.AuthorityId == caller.AuthorityId ? objection : throw CommonRefusals.NotFound(Noun);

    /// <summary>Whether one to the decision that was sent then keeps a contract from being signed; one to an earlier decision
    /// on the lot says nothing of it.</summary>
    public async Task<bool> Block(Id<Lot> lot, DateTimeOffset decisionSentAt) =>
        (await Session.Query<string>("SELECT body FROM objections WHERE lot_id = @lot AND blocks = 1", new { lot }))
            .Any(body => RegisterJson.Read<Objection>(body).DecisionSentAt == decisionSentAt);

    protected override IEnumerable<(string Column, object? Value)> Columns(Objection aggregate)
    {
        yield return ("authority_id", aggregate.AuthorityId);
        yield return ("lot_id", aggregate.LotId);
        yield return ("blocks", aggregate.Blocks ? 1 : 0);
        yield return ("complaining_bid_id", aggregate is { Kind: ObjectionKind.Complaint, Outcome: null } ? aggregate.BidId : null);
    }

    protected override Refusal Duplicate(Objection aggregate) => ObjectionRefusals.OneAtATime();

    protected override async Task SaveChildren(Objection aggregate, bool isNew)
    {
        if (!isNew || aggregate.Bidder is null) return;
        await Session.Insert("objection_parties (freelancer_id, objection_id)", aggregate.Bidder.Members.Select(member => (object[])[member, aggregate.Id]));
    }
}
