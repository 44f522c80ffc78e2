using System.Text;

namespace Register.Api.Http;

/// <summary>What makes two POSTs the same request: the client's key and what it asked. One per request.</summary>
public sealed class RequestIdentity
{
    /// <summary>The <c>Idempotency-Key</c>, if the client sent one with a POST.</summary>
    public string? Key { get; private set; }

    /// <summary>Method, path, for whom, and body; for a keyed digest only.</summary>
    public byte[] Request { get; private set; } = [];

    /// <summary>The keyed digest of <see cref="Request"/>.</summary>
    public string Mac { get; set; } = "";

    /// <summary>Whether the answer was given before.</summary>
    public bool Replayed { get; set; }

    /// <exception cref="BadInputException">The key is empty, longer than 100 characters or not printable ASCII.</exception>
    public void Take(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.Headers.TryGetValue("Idempotency-Key", out var values)) return;
        var key = values.ToString();
        if (key.Length is 0 or > 100 || !key.All(c => c is > ' ' and < (char)127))
            throw new BadInputException([InputError.Of("Idempotency-Key", "idempotency.key")]);
        Key = key;
        // A platform's requests for two freelancers are two requests.
        Request = [.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path} {request.Headers[ActOnBehalf.Header]}\n"), .. body.Span];
    }
}
