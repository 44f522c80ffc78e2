using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Queries.Reference;

/// <summary>A question for a page of codes.</summary>
internal interface ICodeFilter : IPaged
{
    string? Q { get; }

    int? Year { get; }
}

/// <summary>The SQL that the lists of codes share.</summary>
internal static class CodeLists
{
    private const string Columns = "code, level, parent_code AS parent, name_nl, name_en, valid_from, valid_until";

    /// <summary>The rows of a page, one more than it shows.</summary>
    public static Task<List<T>> Page<T>(Session session, ReferenceList list, ICodeFilter filter, string? level, string? parent)
    {
        var where = AsOf(new Where(), filter.Year)
            .And("code > @after", "after", filter.After())
            .And("level = @level", "level", level)
            .And("parent_code = @parent", "parent", parent);
        AddWords(where, filter.Q);
        where.Arguments.Add("take", filter.Take());
        return session.Query<T>($"SELECT {Of(list)} FROM {list.Table} t {where} ORDER BY code {{page}}", where.Arguments);
    }

    /// <summary>The code as it was in a year; without a year as it is now, or last was.</summary>
    public static Task<T?> One<T>(Session session, ReferenceList list, string code, int? year)
        where T : class
    {
        var where = (year is null ? new Where() : AsOf(new Where(), year)).And("code = @code", "code", code);
        where.Arguments.Add("take", 1);
        return session.Single<T>($"SELECT {Of(list)} FROM {list.Table} t {where} ORDER BY valid_from DESC {{page}}", where.Arguments);
    }

    /// <summary>What stands above a code, nearest first. There are at most four, each read by its key.</summary>
    public static async Task<List<CodeAbove>> Above(Session session, ReferenceList list, string? parent, int? year)
    {
        var above = new List<CodeAbove>(4);
        while (parent is not null && above.Count < 8 && await One<Row>(session, list, parent, year) is { } row)
        {
            above.Add(new CodeAbove { Code = row.Code, Level = row.Level, NameNl = row.NameNl, NameEn = row.NameEn });
            parent = row.Parent;
        }
        return above;
    }

    private static string Of(ReferenceList list)
    {
        var own = list == ReferenceList.CpvCodes ? ", check_digit, social_service" : "";
        return $"{Columns}{own}, (SELECT version FROM reference_lists WHERE list = '{list.Table}') AS version";
    }

    private static Where AsOf(Where where, int? year) => year is null
        ? where.And("valid_until IS NULL")
        : where.And("valid_from <= @year", "year", year).And("(valid_until IS NULL OR valid_until >= @year)");

    // Folded words hold only letters and digits, so nothing in them means anything to LIKE.
    private static void AddWords(Where where, string? text)
    {
        if (text is null) return;
        var words = SearchText.Words(text);
        if (words.Count == 0) where.And("1 = 0");
        for (var i = 0; i < words.Count; i++) where.And($"search_text LIKE @word{i}", $"word{i}", $"%{words[i]}%");
    }

    private sealed record Row
    {
        public string Code { get; init; } = "";
        public string Level { get; init; } = "";
        public string? Parent { get; init; }
        public string NameNl { get; init; } = "";
        public string NameEn { get; init; } = "";
    }
}
