using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Register.Api.Http.Watch;

namespace Register.Api.Tests.Freelancers;

/// <summary>Knows every personal value and key that the tests send, and looks for them in all that the programs of the run let slip: log lines, traces
/// as they are sent, labels of metrics, addresses and problems. Nothing is kept but what should not be there: a value is known before it can slip.</summary>
internal sealed partial class WholeRun : Ear
{
    // What is shorter may stand somewhere for another reason.
    private const int Shortest = 8;
    private const int Longest = 200;
    // They stand in texts and examples, to show what one looks like.
    private static readonly string[] Examples = ["NL123456789B01", "12345678"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Personal = ["email", "phone", "vatId"];

    private readonly ConcurrentDictionary<string, byte> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> phrases = new(StringComparer.OrdinalIgnoreCase);
    private Search search = new(0, SearchValues.Create([], StringComparison.OrdinalIgnoreCase));
    private long lines;

    /// <summary>The one that hears every program of this run.</summary>
    public static WholeRun Now { get; } = new();

    /// <summary>How many values it looks for, and in how many lines it looked.</summary>
    public (int Values, long Lines) Counts => (words.Count + phrases.Count, Interlocked.Read(ref lines));

    /// <summary>What slipped: the value and the line.</summary>
    public ConcurrentDictionary<string, string> Found { get; } = new();

#pragma warning disable CA2255 // It has to listen before the first test of the run.
    [ModuleInitializer]
    internal static void Listen()
    {
        var sent = new Telemetry.LeaveOutPersons();
        ActivitySource.AddActivityListener(new ActivityListener
        {
            // What the program itself would send.
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore" || source.Name.StartsWith("Register.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                sent.OnEnd(activity);
                Now.Hear(Text(activity));
            },
        });
        var meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Now.Hear(instrument, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Now.Hear(instrument, tags));
        meters.Start();
    }
#pragma warning restore CA2255

    /// <summary>Remembers what a request says about a person, and its key.</summary>
    public void Say(string path, string body, string? key)
    {
        if (key is { Length: > 20 }) words.TryAdd(key, 0);
        if (!body.StartsWith('{')) return;
        try
        {
            using var said = JsonDocument.Parse(body, Strict);
            Remember(said.RootElement, isPerson: path == "/v1/freelancers" || IsProfile().IsMatch(path));
        }
        catch (JsonException)
        {
            // A test about JSON that is none.
        }
    }

    /// <summary>Looks for what should not be in it.</summary>
    public override void Hear(string line)
    {
        Interlocked.Increment(ref lines);
        var plain = line.Contains('%', StringComparison.Ordinal) ? line + " " + Uri.UnescapeDataString(line) : line;
        foreach (Match word in Word().Matches(plain))
            if (words.ContainsKey(word.Value)) Found.TryAdd(word.Value, line);
        var (all, known) = (search, phrases.Count);
        if (all.Of != known) search = all = new Search(known, SearchValues.Create([.. phrases.Keys], StringComparison.OrdinalIgnoreCase));
        if (plain.AsSpan().IndexOfAny(all.Values) is var at and >= 0) Found.TryAdd(plain[at..Math.Min(at + 40, plain.Length)], line);
    }

    public override bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length > 0) Hear(Text(instrument, tags));
    }

    private void Remember(JsonElement node, bool isPerson)
    {
        if (node.ValueKind == JsonValueKind.Array)
            foreach (var item in node.EnumerateArray()) Remember(item, false);
        if (node.ValueKind != JsonValueKind.Object) return;
        foreach (var said in node.EnumerateObject())
        {
            if (Personal.Contains(said.Name) || (isPerson && said.Name == "name")) Add(said.Value);
            else if (said.Name == "identifier" && said.Value.ValueKind == JsonValueKind.Object && said.Value.TryGetProperty("id", out var number)) Add(number);
            else Remember(said.Value, false);
        }
    }

    private void Add(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: >= Shortest and <= Longest } text || Examples.Contains(text)) return;
        if (Word().Match(text).Length != text.Length) phrases.TryAdd(text, 0);
        // A name of one word may be any word.
        else if (text.Any(c => char.IsDigit(c) || c == '@')) words.TryAdd(text, 0);
    }

    private sealed record Search(int Of, SearchValues<string> Values);

    [GeneratedRegex("^/v1/freelancers/[^/]+\\z")]
    private static partial Regex IsProfile();

    // A number, an address for mail, a key.
    [GeneratedRegex("[\\w.+@-]*\\w")]
    private static partial Regex Word();
}
