using System.Diagnostics;
using System.Diagnostics.Metrics;
using Register.Domain.Kernel;

namespace Register.Api.Http.Watch;

/// <summary>What the program counts about itself: messages by name, problems by code. Never who.</summary>
public static class Measures
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Register";

    /// <summary>Traces: one span a message.</summary>
    public static readonly ActivitySource Messages = new("Register.Commands");

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Answered = Meter.CreateCounter<long>("register.messages", "{message}", "Messages handled without a refusal.");
    private static readonly Counter<long> Problems = Meter.CreateCounter<long>("register.problems", "{problem}", "Requests answered with a problem.");

    /// <summary>A message came to nothing: a refusal is told by its code; anything else is a fault, told by its kind, because its message may hold what somebody wrote.</summary>
    public static void Failed(Activity trace, Exception error)
    {
        var code = error switch { Refusal refusal => refusal.Code, HttpRefusalException refusal => refusal.Code, BadInputException => "bad-input", _ => null };
        trace.SetTag("error.type", code ?? error.GetType().Name);
        if (code is null) trace.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A message was handled.</summary>
    public static void Handled(string message) => Answered.Add(1, new KeyValuePair<string, object?>("message", message));

    /// <summary>A request was answered with a problem.</summary>
    public static void Refused(string code, int status, Activity? trace)
    {
        Problems.Add(1, new("code", code), new("status", status));
        trace?.SetTag("error.type", code);
        if (status >= 500) trace?.SetStatus(ActivityStatusCode.Error);
    }
}
