using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Queries.Journal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>What happened to a tender, its lots, its draws and, once they are opened, its bids, in the order of the commits. The
/// operator reads it of every published tender, an auditor of the authority's own. Events never hold sealed content.</summary>
public sealed record ReadTenderJournal(Id<Tender> TenderId) : IQuery<Page<JournalEntryView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ReadTenderJournalHandler(Session session, VisibleTenders tenders, Caller caller)
    : IRequestHandler<ReadTenderJournal, Page<JournalEntryView>>
{
    public async Task<Page<JournalEntryView>> Handle(ReadTenderJournal request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        Refuse.If(caller.Role != Role.Operator && caller.AuthorityId != tender.AuthorityId, TenderRefusals.NotYours());
        var where = new Where().And("position > @after", "after", JournalEntries.After(request));
        where.Arguments.Add("things", (string[])[tender.Id.ToString(), .. tender.Lots.Select(l => l.Id.ToString())]);
        // Who bids, or that anybody does, is nobody's business before the opening.
        const string Things = "subject IN @things OR subject IN (SELECT id FROM draws WHERE tender_id = @tender)";
        if (tender.OpenedAt is null && caller.Role != Role.Operator) where.And($"({Things})").And("area IN @areas", "areas", new[] { "tenders", "openings", "draws" });
        else where.And($"({Things} OR subject IN (SELECT id FROM bids WHERE tender_id = @tender))");
        where.Arguments.Add("tender", tender.Id);
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<JournalRow>($"SELECT * FROM journal {where} ORDER BY position {{page}}", where.Arguments);
        return JournalEntries.Page(request, rows);
    }
}
