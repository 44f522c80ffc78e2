namespace Register.Domain.Kernel;

/// <summary>What sort of "no" a refusal is. The edge turns it into an HTTP status, in one place.</summary>
public enum RefusalKind
{
    /// <summary>The input itself is wrong (400).</summary>
    Invalid,

    /// <summary>The caller may see it but not do it (403).</summary>
    Forbidden,

    /// <summary>There is no such thing for this caller (404).</summary>
    NotFound,

    /// <summary>The thing is in a state that does not allow it (409).</summary>
    Conflict,

    /// <summary>It was changed since the caller read it (412).</summary>
    Stale,

    /// <summary>Well-formed, but against a rule (422).</summary>
    Unprocessable,
}

/// <summary>A rule said no. Codes are stable and part of the API; the text a person reads is made at the edge, in
/// Dutch or English, from the code and the arguments. Every refusal is declared as a static method of a class whose
/// name ends in <c>Refusals</c>, so that docs/refusals.md can be compared with the program.</summary>
public sealed class Refusal(RefusalKind kind, string code, string? pointer = null, params (string Name, object? Value)[] arguments)
    : Exception(code)
{
    /// <summary>What sort of "no" it is.</summary>
    public RefusalKind Kind { get; } = kind;

    /// <summary>The stable code, <c>area.reason</c> in kebab-case.</summary>
    public string Code { get; } = code;

    /// <summary>Where in the request body the cause stands (RFC 6901 JSON pointer), or the name of the parameter, if it stands there.</summary>
    public string? Pointer { get; private set; } = pointer;

    /// <summary>The facts the text is filled with: numbers, dates, codes; never personal data.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; } = arguments.ToDictionary(a => a.Name, a => a.Value);

    /// <summary>Every reason, where there may be several, such as the conditions that are not met.</summary>
    public IReadOnlyList<RefusalReason> Reasons { get; init; } = [];

    /// <summary>Says that its cause stands deeper in the request, below <paramref name="place"/>.</summary>
    public void Within(string place) => Pointer = place + Pointer;
}

/// <summary>One of several reasons of a refusal: a stable code and the facts for its text.</summary>
/// <param name="Condition">The condition it is about, if it is about one.</param>
/// <param name="Code">The code of its text.</param>
/// <param name="Arguments">What the text is filled with.</param>
/// <param name="Pointer">Where it stands (RFC 6901), or the name of the parameter, if it stands somewhere.</param>
public sealed record RefusalReason(string? Condition, string Code, IReadOnlyDictionary<string, object?> Arguments, string? Pointer = null);

/// <summary>One line per rule: <c>Refuse.If(now >= closesAt, TenderRefusals.Closed(closesAt))</c>.</summary>
public static class Refuse
{
    /// <summary>Throws the refusal when the rule is broken.</summary>
    public static void If(bool broken, Refusal refusal)
    {
        if (broken) throw refusal;
    }
}

/// <summary>Refusals that every area knows.</summary>
public static class CommonRefusals
{
    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, "not-found", null, ("what", what));
    public static Refusal Forbidden(string reason) => new(RefusalKind.Forbidden, "forbidden", null, ("reason", reason));
    public static Refusal Stale(long current) => new(RefusalKind.Stale, "stale", null, ("current", current));
    public static Refusal UnknownReference(string pointer, string what, string value) =>
        new(RefusalKind.Unprocessable, "unknown-reference", pointer, ("what", what), ("value", value));

    /// <summary>Everything that is wrong with the input, each at its place.</summary>
    public static Refusal BadInput(IReadOnlyList<Refusal> flaws) => new(RefusalKind.Invalid, "bad-input")
    {
        Reasons = [.. flaws.Select(f => new RefusalReason(null, f.Code, f.Arguments, f.Pointer))],
    };
}
