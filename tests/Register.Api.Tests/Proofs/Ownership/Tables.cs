using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>What was answered, as tables to read.</summary>
internal static class Tables
{
    private static readonly IReadOnlyDictionary<Who, string> Names = new Dictionary<Who, string>
    {
        [Who.She] = "she", [Who.Fellow] = "fellow", [Who.Gone] = "one who left", [Who.Rival] = "rival", [Who.Stranger] = "stranger", [Who.HerPlatform] = "her platform",
        [Who.PlatformItself] = "that platform itself", [Who.StrangersPlatform] = "stranger's platform", [Who.EndedPlatform] = "platform after its grant",
        [Who.Authority] = "authority", [Who.OtherAuthority] = "other authority", [Who.Operator] = "operator", [Who.Nobody] = "nobody",
    };

    /// <summary>An operation on a thing a row; who asks a column.</summary>
    public static string Access(IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder("""
            # Who gets at whose things

            Made by a test that calls every operation that names a thing, on one that is there, as everybody in each relation to it. `yes` is granted, `shown` and `-` are
            a list with and without it; a number is the status of a refusal, a code one for a reason of its own. Whoever may not know that a thing is there is told what
            is told of none. She leads the consortium and organises the cluster; the fellow is in both, another left both, and the rival bids for the same lot. The
            authorities' people have every duty.


            """);
        Head(text, "| operation | on |", rows[0].Answers.Keys);
        foreach (var row in InOrder(rows))
            text.Append($"| {row.Call.Operation} | {row.Call.Thing.Name} | ").AppendJoin(" | ", row.Answers.Keys.Select(w => Verdict(row, w))).Append(" |\n");
        return text.ToString();
    }

    /// <summary>The members of an answer, together where they are there for the same people.</summary>
    public static string Fields(IReadOnlyList<Row> rows, out int cells)
    {
        var text = new StringBuilder("""
            # Who reads which members

            Made by a test that reads one and the same thing as everybody in each relation to it (see [access-to-things.md](access-to-things.md)): `x` is a member with a value, a number
            the status of a refusal, `-` a list without the thing. Members that the same people read are one row; what everybody reads alike is left out.


            """);
        Head(text, "| operation | on | members |", rows[0].Answers.Keys);
        cells = 0;
        foreach (var row in InOrder(rows).Where(r => r.Endpoint.Method == "GET" && r.Call.MustBeGranted))
        {
            var seen = row.Answers.ToDictionary(a => a.Key, a => IsRead(row, a.Key) ? Members(a.Value.Json).ToHashSet(StringComparer.Ordinal) : null);
            var all = seen.Where(s => s.Key != Who.EndedPlatform).Select(s => s.Value).ToList();
            if (all.TrueForAll(s => s is not null && s.SetEquals(all[0]!))) continue;
            var groups = seen.Values.OfType<HashSet<string>>().SelectMany(s => s).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .GroupBy(m => string.Join(" | ", seen.Select(s => s.Value is { } read ? read.Contains(m) ? "x" : "" : Verdict(row, s.Key))));
            foreach (var group in groups)
            {
                cells += group.Count() * seen.Count;
                text.Append($"| {row.Call.Operation} | {row.Call.Thing.Name} | {string.Join(", ", group)} | {group.Key} |\n");
            }
        }
        return text.ToString();
    }

    private static bool IsRead(Row row, Who who) => row.Granted(who) && row.Answers[who].Headers.GetValueOrDefault("Content-Type") == "application/json";

    private static IEnumerable<Row> InOrder(IReadOnlyList<Row> rows) => Endpoints.All.SelectMany(e => rows.Where(r => r.Endpoint == e));

    private static void Head(StringBuilder text, string first, IEnumerable<Who> columns) =>
        text.Append(first).Append(' ').AppendJoin(" | ", columns.Select(w => Names[w])).Append(" |\n|").Insert(text.Length, "---|", first.Count(c => c == '|') - 1 + columns.Count()).Append('\n');

    private static string Verdict(Row row, Who who)
    {
        var answer = row.Answers[who];
        if ((int)answer.Status < 300) return row.Call.Shown is null ? "yes" : row.Granted(who) ? "shown" : "-";
        // Let in nowhere, or it is not there: the number says it. Otherwise the reason.
        return answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized || answer.Code is "key.not-allowed" or "grant.none" or "grant.out-of-scope" ? ((int)answer.Status).ToString() : $"`{answer.Code}`";
    }

    // A report is one member: what is in it is the same for whoever reads it.
    private static IEnumerable<string> Members(JsonNode? node, string path = "") => node switch
    {
        JsonObject members when path.Split('.')[^1] is not ("report" or "conditions[]" or "facts" or "content" or "is" or "was") => members.SelectMany(m => Members(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany(i => Members(i, path + "[]")),
        null => [],
        _ => [path],
    };
}
