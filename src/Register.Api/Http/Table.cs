using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Api.Http;

/// <summary>An answer as one table (RFC 4180) that opens in a spreadsheet: a row for every value, with the area it belongs to, the
/// number of the item in the area, and the name of the field. It begins with a byte order mark, without which spreadsheets take
/// UTF-8 for something else.</summary>
public static class Table
{
    public const string ContentType = "text/csv";

    /// <summary>The table.</summary>
    public static Document Of(object answer)
    {
        var text = new StringBuilder("\uFEFF");
        Row(text, "area", "item", "field", "value");
        foreach (var (area, content) in JsonSerializer.SerializeToNode(answer, answer.GetType(), RegisterJson.Options)!.AsObject())
        {
            var items = content is JsonArray list ? list.ToList() : [content];
            for (var i = 0; i < items.Count; i++) Values(text, area, i + 1, "", items[i]);
        }
        return new Document($"{ContentType}; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Values(StringBuilder text, string area, int item, string field, JsonNode? value)
    {
        string Inner(object name) => field.Length == 0 ? $"{name}" : $"{field}.{name}";
        if (value is JsonObject members)
            foreach (var (name, member) in members) Values(text, area, item, Inner(name), member);
        else if (value is JsonArray list)
            for (var i = 0; i < list.Count; i++) Values(text, area, item, Inner(i + 1), list[i]);
        else if (value is not null) Row(text, area, item.ToString(System.Globalization.CultureInfo.InvariantCulture), field, value.ToString());
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++) text.Append(i == 0 ? "" : ",").Append('"').Append(Harmless(cells[i]).Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        text.Append("\r\n");
    }

    // A spreadsheet would take it for a formula and do what somebody else wrote. With an apostrophe before it, it is text.
    private static string Harmless(string value) => value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + value : value;
}
