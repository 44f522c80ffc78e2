using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Register.Api.Http.Watch;

/// <summary>Listens to the meters of .NET and our own, and tells what they measured in Prometheus' text form.</summary>
public sealed class PrometheusMeters : IDisposable
{
    private static readonly HashSet<string> Meters =
        [Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), MeasuredSeries> series = new();
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();

    public PrometheusMeters(IMeterFactory own)
    {
        // Two programs in one process would give the same series twice: a meter made by a factory is that program's.
        listener.InstrumentPublished = (instrument, self) =>
        {
            var meter = instrument.Meter;
            if (Meters.Contains(meter.Name) && (meter.Scope is null || meter.Scope == own)) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Everything measured until now.</summary>
    public string Text()
    {
        lock (gate) return Written();
    }

    private string Written()
    {
        // What is told of no longer is left out, instead of told as it last was.
        foreach (var told in series.Keys.Where(k => k.Instrument.IsObservable)) series.TryRemove(told, out _);
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in series.GroupBy(s => MetricName(s.Key.Instrument)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var instrument = family.First().Key.Instrument;
            text.Append("# HELP ").Append(family.Key).Append(' ').Append(instrument.Description?.Replace("\n", " ", StringComparison.Ordinal)).Append('\n');
            text.Append("# TYPE ").Append(family.Key).Append(' ').Append(TypeOf(instrument)).Append('\n');
            foreach (var ((_, labels), measured) in family.OrderBy(s => s.Key.Labels, StringComparer.Ordinal)) measured.WriteTo(text, family.Key, labels);
        }
        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        series.GetOrAdd((instrument, Labels(tags)), static key => MeasuredSeries.Of(key.Instrument)).Take(value);

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0) return "";
        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
            labels.Append(labels.Length == 0 ? "" : ",").Append(Plain(name)).Append("=\"").Append(Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
        return labels.ToString();
    }

    // Prometheus wants base units spelt out and counters to end in _total.
    private static string MetricName(Instrument instrument)
    {
        var name = Plain(instrument.Name) + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return TypeOf(instrument) == "counter" ? name + "_total" : name;
    }

    private static string TypeOf(Instrument instrument) => instrument.GetType().Name switch
    {
        "Histogram`1" => "histogram",
        "Counter`1" or "ObservableCounter`1" => "counter",
        _ => "gauge",
    };

    private static string Plain(string name) => name.Replace('.', '_').Replace('-', '_');

    private static string Escape(string value) => value.AsSpan().IndexOfAny('\\', '"', '\n') < 0 ? value
        : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
