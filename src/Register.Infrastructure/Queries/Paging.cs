using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using Register.Domain.Kernel;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries;

/// <summary>A query that answers a page; the edge checks the limit against what the caller may ask.</summary>
public interface IPaged
{
    /// <summary>How many items at most, 1 to 100 (platforms 1 000); 20 when absent.</summary>
    int? Limit { get; }

    /// <summary>The <c>next</c> of the page before; absent for the first.</summary>
    string? Cursor { get; }
}

/// <summary>Keyset paging: a cursor is the key of the last item, so that a page costs the same wherever it is and
/// items that come or go move nothing.</summary>
public static class Paging
{
    /// <summary>How many rows to ask for: one more than shown, to know whether there is a next page.</summary>
    public static int Take(this IPaged query) => (query.Limit ?? 20) + 1;

    /// <summary>The key behind which the page begins; "" for the first page.</summary>
    /// <exception cref="Refusal">The cursor is not one of ours.</exception>
    public static string After(this IPaged query)
    {
        if (query.Cursor is null) return "";
        if (!Base64Url.IsValid(query.Cursor)) throw PagingRefusals.Cursor();
        var bytes = Base64Url.DecodeFromChars(query.Cursor);
        return Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0) ? Encoding.UTF8.GetString(bytes) : throw PagingRefusals.Cursor();
    }

    /// <summary>The page of rows that were asked for with <see cref="Take"/>.</summary>
    public static Page<T> PageOf<TRow, T>(this IPaged query, IReadOnlyList<TRow> rows, Func<TRow, string> key, Func<TRow, T> item)
    {
        var limit = query.Take() - 1;
        return new Page<T>
        {
            Items = [.. rows.Take(limit).Select(item)],
            Next = rows.Count > limit ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(rows[limit - 1]))) : null,
        };
    }
}

/// <summary>Why a page is refused.</summary>
public static class PagingRefusals
{
    public static Refusal Cursor() => new(RefusalKind.Invalid, "paging.cursor");
    public static Refusal Limit(int most) => new(RefusalKind.Invalid, "paging.limit", null, ("most", most));
}
