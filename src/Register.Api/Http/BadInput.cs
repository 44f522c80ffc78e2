namespace Register.Api.Http;

/// <summary>One thing wrong with a request: where (a JSON pointer into the body, or the name of a parameter), which
/// stable code, and the facts for its text.</summary>
public sealed record InputError(string? Pointer, string? Parameter, string Code, IReadOnlyDictionary<string, object?>? Arguments = null)
{
    /// <summary>The condition that is not met, for a reason that is not about the input.</summary>
    public string? Condition { get; init; }

    public static InputError At(string pointer, string code, params (string Name, object? Value)[] arguments) =>
        new(pointer, null, code, arguments.ToDictionary(a => a.Name, a => a.Value));

    public static InputError Of(string parameter, string code, params (string Name, object? Value)[] arguments) =>
        new(null, parameter, code, arguments.ToDictionary(a => a.Name, a => a.Value));
}

/// <summary>A request that is wrong in itself: answered 400 with every error found.</summary>
public sealed class BadInputException(IReadOnlyList<InputError> errors) : Exception("bad input")
{
    public IReadOnlyList<InputError> Errors { get; } = errors;
}

/// <summary>A request refused for its form before its content is looked at, with the status that says so.</summary>
public sealed class HttpRefusalException(int status, string code, int? retryAfter = null) : Exception(code)
{
    public int Status { get; } = status;
    public string Code { get; } = code;

    /// <summary>Seconds after which a new try makes sense.</summary>
    public int? RetryAfter { get; } = retryAfter;
}
