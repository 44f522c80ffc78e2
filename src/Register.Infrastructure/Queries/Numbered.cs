using System.Globalization;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries;

/// <summary>Lists of things that are numbered from 1 within something.</summary>
internal static class Numbered
{
    /// <summary>The number behind which the page begins.</summary>
    /// <exception cref="Domain.Kernel.Refusal">The cursor is not one of ours.</exception>
    public static int Behind(this IPaged query) => query.After() is not { Length: > 0 } after ? 0
        : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw PagingRefusals.Cursor();

    /// <summary>A page of rows made by <paramref name="sql"/>, which asks for <c>number</c> and <c>body</c> of <c>@of</c>, behind <c>@behind</c>.</summary>
    public static async Task<Page<TView>> PageOfNumbered<T, TView>(this Session session, IPaged query, string sql, string of, Func<T, TView> view)
    {
        var rows = await session.Query<Row>(sql, new { of, behind = query.Behind(), take = query.Take() });
        return query.PageOf(rows, r => r.Number.ToString(CultureInfo.InvariantCulture), r => view(RegisterJson.Read<T>(r.Body)));
    }

    private sealed record Row
    {
        public int Number { get; init; }
        public string Body { get; init; } = "";
    }
}
