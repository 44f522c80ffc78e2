using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Register.Api.Tests;

/// <summary>Hears what a program logs, line by line; and how what else it tells is written as a line.</summary>
internal abstract class Ear : ILoggerProvider, ILogger
{
    public abstract void Hear(string line);

    /// <summary>A trace with all that is sent of it.</summary>
    public static string Text(Activity activity)
    {
        var tags = activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)).Select(t => $"{t.Key}={t.Value}").Concat(activity.Baggage.Select(b => $"{b.Key}={b.Value}"));
        return $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', tags)}";
    }

    /// <summary>What was measured, with its labels.</summary>
    public static string Text(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => $"{instrument.Name} {string.Join(' ', tags.ToArray())}";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public virtual bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Hear($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
