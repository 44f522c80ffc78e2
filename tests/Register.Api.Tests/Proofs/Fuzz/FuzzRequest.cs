using System.Text;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>A request as it is sent, with what is odd about it; written out, it can be sent again.</summary>
internal sealed record FuzzRequest(string What, string Method, string Path, string? Key)
{
    public byte[]? Body { get; init; }
    public string? ContentType { get; init; }
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public HttpRequestMessage Message()
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            if (Body.Length > 500_000) request.Headers.ExpectContinue = true;
        }
        if (Key is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Key);
        foreach (var (name, value) in Headers)
        {
            if (name.StartsWith("Content-", StringComparison.Ordinal)) request.Content?.Headers.TryAddWithoutValidation(name, value);
            else
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
        return request;
    }

    public override string ToString()
    {
        var text = new StringBuilder($"[{What}] curl -X {Method} '{Path}'");
        if (Key is not null) text.Append($" -H 'Authorization: Bearer {Key}'");
        foreach (var (name, value) in Headers) text.Append($" -H '{name}: {value}'");
        if (ContentType is not null) text.Append($" -H 'Content-Type: {ContentType}'");
        if (Body is { Length: > 4000 }) text.Append($" ({Body.Length} bytes, beginning) ");
        if (Body is not null) text.Append(" --data-binary ").Append(IsText(Body) ? $"'{Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 4000))}'" : "base64:" + Convert.ToBase64String(Body, 0, Math.Min(Body.Length, 4000)));
        return text.ToString();
    }

    private static bool IsText(byte[] body) => System.Text.Unicode.Utf8.IsValid(body) && !body.Any(b => b < 9);
}
