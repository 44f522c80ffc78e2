using System.Net;
using System.Text;
using Register.Api.Http;

namespace Register.Api.Tests.Proofs;

/// <summary>A request with something wrong with it, and what must come of it.</summary>
internal sealed record BadRequest(string What, Endpoint Endpoint, HttpMethod Method, string Path)
{
    public byte[]? Body { get; init; }
    public string? ContentType { get; init; } = "application/json";
    public string? IfMatch { get; init; }
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The statuses that are right for whoever is let in; none for a request that may be fine after all.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [400];

    /// <summary>The pointer that one of the errors must have, or a place around it.</summary>
    public string? Pointer { get; init; }

    /// <summary>The parameter that one of the errors must name.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether the access check comes after what is wrong here.</summary>
    public bool BeforeAccess { get; init; }

    public HttpRequestMessage Message()
    {
        var request = new HttpRequestMessage(Method, Path);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            if (Body.Length > 500_000) request.Headers.ExpectContinue = true;
        }
        if (IfMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>What is wrong with the answer, given that the caller is let in or not; null for nothing.</summary>
    public string? Flaw(Answer answer, bool letIn, bool hasKey)
    {
        var status = (int)answer.Status;
        if (status >= 500) return "is an error of ours";
        if (!letIn && !BeforeAccess) return status == (hasKey ? 403 : 401) ? null : "should not have been let in";
        if (Statuses.Count == 0) return null;
        if (!Statuses.Contains(status)) return $"should be {string.Join(" or ", Statuses)}";
        if (status != (int)HttpStatusCode.BadRequest) return status == 405 && !answer.Headers.ContainsKey("Allow") ? "does not say what is allowed" : null;
        var errors = answer["errors"]?.AsArray() ?? [];
        if (Pointer is not null && !errors.Any(e => Matches(e!["pointer"]?.GetValue<string>()))) return $"does not point at {Pointer}";
        return Parameter is not null && !errors.Any(e => e!["parameter"]?.GetValue<string>() == Parameter) ? $"does not name {Parameter}" : null;
    }

    // A value that is read as a whole (money) is wrong as a whole; a list may be wrong for what is in it.
    private bool Matches(string? pointer) => pointer is not null && (pointer == Pointer
        || pointer.StartsWith(Pointer + "/", StringComparison.Ordinal) || (pointer.Length > 0 && Pointer!.StartsWith(pointer + "/", StringComparison.Ordinal)));

    public override string ToString() => $"{What}: {Method} {(Path.Length > 200 ? Path[..200] : Path)} {(Body is null ? "" : Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 600)))}";
}
