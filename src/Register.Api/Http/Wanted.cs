using Microsoft.Net.Http.Headers;

namespace Register.Api.Http;

/// <summary>What a caller likes best where an answer comes in two kinds.</summary>
public static class Wanted
{
    /// <summary>Whether the caller likes a kind of text better than JSON, by what <c>Accept</c> says first of those it likes equally.</summary>
    public static bool Is(HttpRequest request, string textType)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return false;
        var first = accepted.Where(a => a.Quality != 0).OrderByDescending(a => a.Quality ?? 1)
            .FirstOrDefault(a => a.MediaType.Value is "text/*" or "application/json" or "application/*" or "*/*" || a.MediaType.Value == textType);
        return first?.Type == "text";
    }
}
