using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Tenders, with the instants their status follows from, their lots, and the tags they are found by.</summary>
public sealed class TenderStore(Session session, JournalLog journal, ReferenceCatalog catalog, Notices notices) : Store<Tender>(session, journal)
{
    // A statement has at most 2 100 parameters on SQL Server.
    private const int RowsAtOnce = 200;

    protected override string Table => "tenders";
    protected override string Noun => "tender";

    /// <summary>The tender a lot belongs to.</summary>
    /// <exception cref="Refusal">There is no such lot.</exception>
    public async Task<Tender> LoadOfLot(Id<Lot> lotId) => await FindOfLot(lotId) ?? throw CommonRefusals.NotFound("lot");

    /// <summary>The same, or null where there is no such lot.</summary>
    public Task<Tender?> FindOfLot(Id<Lot> lotId) => Read("SELECT t.version, t.body FROM lots l JOIN tenders t ON t.id = l.tender_id WHERE l.id = @lotId", new { lotId });

    /// <summary>The tender a lot belongs to, for a person at its authority.</summary>
    /// <exception cref="Refusal">There is no such lot, or it is another authority's.</exception>
    public async Task<Tender> LoadAsAuthority(Id<Lot> lotId, Caller caller)
    {
        var tender = await LoadOfLot(lotId);
        Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("lot"));
        return tender;
    }

    protected override IEnumerable<(string Column, object? Value)> Columns(Tender aggregate)
    {
        var (content, milestones) = (aggregate.Content, aggregate.Milestones());
        yield return ("authority_id", aggregate.AuthorityId);
        yield return ("title", content.Title);
        yield return ("procedure_kind", content.Procedure.ToString());
        yield return ("contract_type", content.ContractType.ToString());
        yield return ("cpv", content.Cpv);
        yield return ("value_cents", content.TotalValue().Cents);
        yield return ("lot_count", content.Lots.Count);
        yield return ("published_at", milestones.PublishedAt);
        yield return ("opens_at", milestones.OpensAt);
        yield return ("closes_at", milestones.ClosesAt);
        yield return ("opened_at", milestones.OpenedAt);
        yield return ("decided_at", milestones.DecidedAt);
        yield return ("standstill_from", milestones.StandstillFrom);
        yield return ("final_at", milestones.FinalAt);
        yield return ("withdrawn_at", milestones.WithdrawnAt);
        yield return ("failed_at", milestones.FailedAt);
        // Drafts may hold the same one: whoever publishes first has it.
        yield return ("bid_key", milestones.PublishedAt is null ? null : aggregate.BidKey()?.Id);
    }

    protected override Refusal Duplicate(Tender aggregate) => TenderRefusals.BidKeyUsed();

    protected override async Task SaveChildren(Tender aggregate, bool isNew)
    {
        foreach (var happened in aggregate.Events) await Tell(aggregate.Id, happened);
        // What it is about is settled unless it is changed: every other save leaves lots and tags alone.
        if (!aggregate.Events.Any(e => e is TenderDrafted or TenderChanged or TenderAmended)) return;
        var id = aggregate.Id;
        var lots = aggregate.Lots.Select(l => l.Id.ToString()).ToList();
        IReadOnlyList<string> known = isNew ? [] : await Session.Query<string>("SELECT id FROM lots WHERE tender_id = @id", new { id });
        foreach (var gone in known.Except(lots)) await Session.Execute("DELETE FROM lots WHERE id = @gone", new { gone });
        await Add("lots (id, tender_id)", id, lots.Except(known));
        var wanted = TenderTags.Of(aggregate.Content, await catalog.Current());
        IReadOnlyList<string> present = isNew ? [] : await Session.Query<string>("SELECT tag FROM tender_tags WHERE tender_id = @id", new { id });
        foreach (var gone in present.Except(wanted).Chunk(RowsAtOnce))
            await Session.Execute("DELETE FROM tender_tags WHERE tender_id = @id AND tag IN @gone", new { id, gone });
        await Add("tender_tags (tag, tender_id)", id, wanted.Except(present));
    }

    private Task Tell(Id<Tender> id, DomainEvent happened) => happened switch
    {
        TenderAmended amended => notices.TellAll(id, NoticeKind.TenderChanged, amended.Number),
        TenderClarified clarified => notices.TellAll(id, NoticeKind.ClarificationsPublished, clarified.Number),
        TenderWithdrawn => notices.TellAll(id, NoticeKind.TenderWithdrawn, 0),
        _ => Task.CompletedTask,
    };

    private Task Add(string columns, Id<Tender> id, IEnumerable<string> values) => Session.Insert(columns, values.Select(v => (object[])[v, id]));
}
