using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Register.Api.Http.Watch;

/// <summary>What one instrument measured under one set of labels.</summary>
internal abstract class MeasuredSeries
{
    private readonly Lock gate = new();

    /// <summary>The right one for the instrument: some add up, some replace, some spread over buckets.</summary>
    public static MeasuredSeries Of(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => new Spread(histogram.Advice?.HistogramBucketBoundaries),
        { IsObservable: true } => new Value(adds: false),
        _ => new Value(adds: true),
    };

    public void Take(double value)
    {
        lock (gate) Add(value);
    }

    public void WriteTo(StringBuilder text, string name, string labels)
    {
        lock (gate) Write(text, name, labels);
    }

    protected abstract void Add(double value);

    protected abstract void Write(StringBuilder text, string name, string labels);

    protected static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private sealed class Value(bool adds) : MeasuredSeries
    {
        private double current;

        protected override void Add(double value) => current = adds ? current + value : value;

        protected override void Write(StringBuilder text, string name, string labels) => Line(text, name, labels, current);
    }

    private sealed class Spread(IReadOnlyList<double>? boundaries) : MeasuredSeries
    {
        private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
        private readonly IReadOnlyList<double> boundaries = boundaries ?? Seconds;
        private readonly long[] counts = new long[(boundaries ?? Seconds).Count + 1];
        private double sum;

        protected override void Add(double value)
        {
            var bucket = 0;
            while (bucket < boundaries.Count && value > boundaries[bucket]) bucket++;
            counts[bucket]++;
            sum += value;
        }

        protected override void Write(StringBuilder text, string name, string labels)
        {
            var (total, comma) = (0L, labels.Length > 0 ? "," : "");
            for (var i = 0; i < counts.Length; i++)
            {
                total += counts[i];
                var limit = i < boundaries.Count ? boundaries[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
                Line(text, name + "_bucket", $"{labels}{comma}le=\"{limit}\"", total);
            }
            Line(text, name + "_sum", labels, sum);
            Line(text, name + "_count", labels, total);
        }
    }
}
