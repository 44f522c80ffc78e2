using System.Diagnostics;
using System.Diagnostics.Metrics;

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

    /// <summary>A message was handled.</summary>
    public static void Handled(string message) => Answered.Add(1, new KeyValuePair<string, object?>("message", message));

    /// <summary>A request was answered with a problem.</summary>
    public static void Refused(string code, int status) => Problems.Add(1, new("code", code), new("status", status));
}
