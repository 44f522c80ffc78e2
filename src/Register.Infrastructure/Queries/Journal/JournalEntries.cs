using System.Globalization;
using System.Text.Json;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Journal;

/// <summary>Pages of the journal; their key is the position.</summary>
internal static class JournalEntries
{
    /// <summary>The position behind which the page begins.</summary>
    public static long After(IPaged request) => request.After() is not { Length: > 0 } after ? 0
        : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : throw PagingRefusals.Cursor();

    public static Page<JournalEntryView> Page(IPaged request, IReadOnlyList<JournalRow> rows) =>
        request.PageOf(rows, r => r.Position.ToString(CultureInfo.InvariantCulture), Entry);

    private static JournalEntryView Entry(JournalRow row) => new()
    {
        Position = row.Position, Instant = row.Instant, Actor = row.Actor, Area = row.Area, Subject = row.Subject, Event = row.Event,
        Body = JsonElement.Parse(row.Body), Hash = row.Hash,
    };
}
