using System.Data.Common;
using System.Text.Json;
using Register.Api.Http;
using Register.Api.Language;
using Register.Domain.Kernel;

namespace Register.Api.CommandLine;

/// <summary>A command cannot do what it was asked; the message tells a person why.</summary>
internal sealed class CommandFailure(string message, int code = Failures.CalledWrongly) : Exception(message)
{
    public int Code { get; } = code;
}

/// <summary>Tells people at the command line what went wrong, on standard error. Only what nobody foresaw shows its trace.</summary>
internal static class Failures
{
    public const int FoundWrong = 1;
    public const int CalledWrongly = 2;

    /// <summary>Writes it; the exit code.</summary>
    public static async Task<int> Tell(Exception error)
    {
        if (error is OperationCanceledException) return CalledWrongly;
        await Console.Error.WriteLineAsync(Text(error));
        return error is CommandFailure failure ? failure.Code : CalledWrongly;
    }

    private static string Text(Exception error) => error switch
    {
        CommandFailure or IOException or UnauthorizedAccessException => error.Message,
        BadInputException input => string.Join('\n', input.Errors.Select(Text)),
        Refusal refusal => (refusal.Pointer is { Length: > 0 } place ? $"{place[1..]}: " : "") + Texts.Of(refusal.Code, "en", refusal.Arguments),
        DbException => $"The database cannot be used: {error.Message}",
        JsonException => $"A file of ours is damaged: {error.Message}",
        // What the program itself says about its settings, its key ring or its schema.
        InvalidOperationException { Source: "Register.Api" or "Register.Infrastructure" } => error.Message,
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => error.Message,
        _ => $"Unexpected: {error}",
    };

    // Body.expiresAt of the message is --expires of the command; the pointer is near enough for a person.
    private static string Text(InputError error) => $"{(error.Pointer ?? error.Parameter)?.TrimStart('/')}: {Texts.Of(error.Code, "en", error.Arguments)}";
}
