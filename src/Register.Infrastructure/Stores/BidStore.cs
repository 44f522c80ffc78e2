using Dapper;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Bids, with who takes part in which, and which undertaking in which live bid. That nobody hands in two for a lot is
/// decided by a unique key over <see cref="Bid.Claim"/>.</summary>
public sealed class BidStore(Session session, JournalLog journal) : Store<Bid>(session, journal)
{
    protected override string Table => "bids";
    protected override string Noun => "bid";

    /// <summary>The bid, for the one who acts for the bidder.</summary>
    /// <exception cref="Refusal">There is none of hers; or she is a member and not the lead.</exception>
    public async Task<Bid> LoadAsLead(Id<Bid> id, Caller caller)
    {
        var bid = await Find(id);
        Refuse.If(bid is null || !bid.Bidder.Includes(caller.FreelancerId), CommonRefusals.NotFound("bid"));
        Refuse.If(!caller.IsFreelancer(bid!.Bidder.Lead), BidRefusals.NotLead());
        return bid;
    }

    /// <summary>An opened or put-aside bid with its tender, for a person at its authority.</summary>
    /// <param name="id">Which.</param>
    /// <param name="tenders">Where tenders are kept.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="asked">What was asked for: a thing of a bid that the caller may not see is not there either.</param>
    /// <exception cref="Refusal">It is another authority's, or sealed.</exception>
    public async Task<(Bid Bid, Tender Tender)> LoadAsAuthority(Id<Bid> id, TenderStore tenders, Caller caller, string asked = "bid")
    {
        // Of another's as little is read as of none.
        var bid = await Read("SELECT b.version, b.body FROM bids b JOIN tenders t ON t.id = b.tender_id WHERE b.id = @id AND t.authority_id = @AuthorityId", new { id, caller.AuthorityId });
        Refuse.If(bid is not { State: BidState.Opened or BidState.Fallen }, CommonRefusals.NotFound(asked));
        return (bid!, await tenders.Load(bid!.TenderId));
    }

    /// <summary>The live bids of a tender, all lots.</summary>
    public Task<IReadOnlyList<Bid>> LiveOf(Id<Tender> tender) => Of(tender, BidState.Submitted);

    /// <summary>Those of a tender, all lots, that are in this state.</summary>
    public Task<IReadOnlyList<Bid>> Of(Id<Tender> tender, BidState state) =>
        ReadAll("SELECT version, body FROM bids WHERE tender_id = @tender AND state = @state ORDER BY id", new { tender, state = state.ToString() });

    /// <summary>All sealed bids there are.</summary>
    public Task<IReadOnlyList<Bid>> Sealed() => ReadAll("SELECT version, body FROM bids WHERE state = @state ORDER BY id", new { state = nameof(BidState.Submitted) });

    /// <summary>The live bid of a consortium, sealed or opened; null when there is none.</summary>
    public async Task<Bid?> LiveOf(Consortium consortium)
    {
        var live = await ReadAll(
            "SELECT version, body FROM bids WHERE state IN @states AND id IN (SELECT bid_id FROM bid_undertakings WHERE lot_id = @lot AND freelancer_id IN @members)",
            new { states = (string[])[nameof(BidState.Submitted), nameof(BidState.Opened)], lot = consortium.LotId, members = consortium.Terms.Members.Select(m => m.Freelancer.ToString()).ToList() });
        return live.SingleOrDefault(b => b.Bidder.ConsortiumId == consortium.Id);
    }

    /// <summary>Whether the freelancer takes part in a live bid for the lot, alone or with others.</summary>
    public async Task<bool> HasLive(Id<Lot> lot, Id<Freelancer> freelancer) => await Session.Single<long>(
        "SELECT COUNT(*) FROM bid_undertakings WHERE lot_id = @lot AND freelancer_id = @freelancer", new { lot, freelancer }) > 0;

    protected override Refusal Duplicate(Bid aggregate) => BidRefusals.OnePerUndertaking();

    protected override IEnumerable<(string Column, object? Value)> Columns(Bid aggregate)
    {
        yield return ("tender_id", aggregate.TenderId);
        yield return ("lot_id", aggregate.LotId);
        yield return ("state", aggregate.State.ToString());
        yield return ("claim", aggregate.State == BidState.Withdrawn ? null : aggregate.Claim);
    }

    protected override async Task SaveChildren(Bid aggregate, bool isNew)
    {
        if (isNew) await Enter(aggregate);
        foreach (var changed in aggregate.Events.OfType<BidderChanged>()) await Change(aggregate, changed);
        if (aggregate.State == BidState.Withdrawn || aggregate is { State: BidState.Lost, Claim: null })
            await Session.Execute("DELETE FROM bid_undertakings WHERE bid_id = @id", new { id = aggregate.Id });
    }

    // That somebody was in it is kept with the bid, and hers to read in her export.
    private async Task Change(Bid bid, BidderChanged changed)
    {
        foreach (var gone in changed.Without) await Session.Execute("DELETE FROM bid_undertakings WHERE bid_id = @Id AND freelancer_id = @gone", new { bid.Id, gone });
        await Session.Insert("bid_undertakings (lot_id, freelancer_id, bid_id)", changed.With.Select(came => (object[])[bid.LotId, came, bid.Id]));
        await Session.Insert("bid_members (freelancer_id, bid_id)", changed.With.Select(came => (object[])[came, bid.Id]));
    }

    // One statement a table for all members: this runs under the write lock, many times a second before a deadline.
    private async Task Enter(Bid bid)
    {
        var arguments = new DynamicParameters(new { lot = bid.LotId, bid = bid.Id });
        for (var i = 0; i < bid.Bidder.Members.Count; i++) arguments.Add($"m{i}", bid.Bidder.Members[i]);
        string Rows(string columns) => string.Join(", ", bid.Bidder.Members.Select((_, i) => $"({columns.Replace("@m", $"@m{i}", StringComparison.Ordinal)})"));
        await Session.Execute($"INSERT INTO bid_undertakings (lot_id, freelancer_id, bid_id) VALUES {Rows("@lot, @m, @bid")}", arguments);
        await Session.Execute($"INSERT INTO bid_members (freelancer_id, bid_id) VALUES {Rows("@m, @bid")}", arguments);
    }
}
