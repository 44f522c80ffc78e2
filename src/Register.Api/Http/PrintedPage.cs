using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Register.Infrastructure.Views;

namespace Register.Api.Http;

/// <summary>An answer as a page to print: one file without scripts, pictures or links, with the one style that its content
/// security policy names by hash. Every value is encoded.</summary>
public static class PrintedPage
{
    public const string ContentType = "text/html";

    private const string Style = """
        body{font:11pt/1.5 Georgia,serif;max-width:42em;margin:2em auto;padding:0 1em;color:#000;background:#fff}
        h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.5em}p{margin:.5em 0;white-space:pre-line}
        table{border-collapse:collapse;width:100%;font-size:.8em}th,td{border:1px solid #767676;padding:.25em .5em;text-align:left;overflow-wrap:anywhere}
        @media print{body{max-width:none;margin:0;padding:0}h2{break-after:avoid}tr{break-inside:avoid}}
        @page{margin:2cm}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The policy it is served with: nothing but its own style.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'";

    /// <summary>The page.</summary>
    /// <param name="print">What stands on it.</param>
    /// <param name="language">In which language, <c>nl</c> or <c>en</c>.</param>
    public static byte[] Of(Print print, string language)
    {
        var title = Encoder.Encode(print.Title);
        var page = new StringBuilder($"<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{Style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n");
        foreach (var part in print.Parts)
        {
            if (part.Heading is { } heading) page.Append("<h2>").Append(Encoder.Encode(heading)).Append("</h2>\n");
            foreach (var line in part.Lines) page.Append("<p>").Append(Encoded(line)).Append("</p>\n");
            if (part.Columns.Count > 0) Table(page, part);
        }
        return Encoding.UTF8.GetBytes(page.Append("</body>\n</html>\n").ToString());
    }

    private static void Table(StringBuilder page, PrintPart part)
    {
        page.Append("<table>\n<thead>");
        Row(page, "th scope=\"col\"", "th", part.Columns);
        page.Append("</thead>\n<tbody>\n");
        foreach (var row in part.Rows) Row(page, "td", "td", row);
        page.Append("</tbody>\n</table>\n");
    }

    private static void Row(StringBuilder page, string open, string close, IReadOnlyList<string> cells)
    {
        page.Append("<tr>");
        foreach (var cell in cells) page.Append('<').Append(open).Append('>').Append(Encoded(cell)).Append("</").Append(close).Append('>');
        page.Append("</tr>\n");
    }

    // Line breaks of reasons stay, and the style keeps them.
    private static string Encoded(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Encoder.Encode));
}
