using MediatR;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Journal;

/// <summary>The journal in the order of the commits. The operator reads all of it; an auditor at an authority what
/// happened to the authority and what its people did. Who bids is not among that, so nothing leaks before an opening.</summary>
public sealed record ReadJournal : IQuery<Page<JournalEntryView>>, IPaged
{
    /// <summary>Only what happened to this thing.</summary>
    public string? Subject { get; init; }

    /// <summary>Only what happened to things of this sort.</summary>
    public string? Area { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ReadJournalHandler(Session session, Caller caller) : IRequestHandler<ReadJournal, Page<JournalEntryView>>
{
    public async Task<Page<JournalEntryView>> Handle(ReadJournal request, CancellationToken cancellationToken)
    {
        var where = new Where()
            .And("position > @after", "after", JournalEntries.After(request))
            .And("subject = @subject", "subject", request.Subject?.ToLowerInvariant())
            .And("area = @area", "area", request.Area);
        if (caller.AuthorityId is { } authority)
        {
            // Actors are authority:<id>:<key>; ';' is the character behind ':'.
            where.And("(subject = @authority OR (actor > @from AND actor < @to))", "authority", authority.ToString());
            where.Arguments.Add("from", $"authority:{authority}:");
            where.Arguments.Add("to", $"authority:{authority};");
        }
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<JournalRow>($"SELECT * FROM journal {where} ORDER BY position {{page}}", where.Arguments);
        return JournalEntries.Page(request, rows);
    }
}
