using Register.Domain.Bids;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Bids as they are being written: one a freelancer and lot.</summary>
public sealed class BidDraftStore(Session session, JournalLog journal, TimeProvider clock) : Store<BidDraft>(session, journal)
{
    protected override string Table => "bid_drafts";
    protected override string Noun => "bid draft";

    /// <summary>The draft, for who writes it.</summary>
    /// <exception cref="Refusal">There is none of hers, or it was changed since.</exception>
    public async Task<BidDraft> LoadOwn(Id<BidDraft> id, Caller caller, long? expected = null)
    {
        var draft = await Find(id);
        Refuse.If(draft is null || !caller.IsFreelancer(draft.Writer), CommonRefusals.NotFound(Noun));
        Refuse.If(expected is not null && expected != draft!.Version, CommonRefusals.Stale(draft!.Version));
        return draft!;
    }

    /// <summary>All there are.</summary>
    public Task<IReadOnlyList<BidDraft>> All() => ReadAll("SELECT version, body FROM bid_drafts ORDER BY id", new { });

    /// <summary>Erases all of somebody who leaves the register.</summary>
    public Task EraseAll(Id<Freelancer> writer) => Session.Execute("DELETE FROM bid_drafts WHERE freelancer_id = @writer", new { writer });

    /// <summary>Forgets those that nobody changed for <see cref="BidDraft.Kept"/>; how many.</summary>
    public Task<int> Forget() => Session.Write(() => Session.Execute("DELETE FROM bid_drafts WHERE changed_at < @before", new { before = clock.GetUtcNow() - BidDraft.Kept }));

    protected override Refusal Duplicate(BidDraft aggregate) => BidDraftRefusals.Exists();

    protected override IEnumerable<(string Column, object? Value)> Columns(BidDraft aggregate)
    {
        yield return ("freelancer_id", aggregate.Writer);
        yield return ("lot_id", aggregate.LotId);
        yield return ("changed_at", aggregate.ChangedAt);
    }

    protected override async Task SaveChildren(BidDraft aggregate, bool isNew)
    {
        if (aggregate.EndedAt is not null) await Session.Execute("DELETE FROM bid_drafts WHERE id = @id", new { id = aggregate.Id });
    }
}
