namespace Register.Benchmarks;

/// <summary>One measured promise: ours against a floor in the same run.</summary>
internal sealed record Comparison(string Name, double Ours, double Floor, string Unit, double Ratio, string Bound, bool Kept, string Note = "");

/// <summary>Measures ours and the floor in turns, so that a slow moment of the machine hits both, and takes the middle ratio.</summary>
internal static class Turns
{
    public static async Task<(double Ours, double Floor, double Ratio)> Measure(int rounds, Func<Task<double>> ours, Func<Task<double>> floor)
    {
        var pairs = new List<(double Ours, double Floor)>();
        for (var round = 0; round < rounds; round++)
        {
            var b = await floor();
            var a = await ours();
            pairs.Add((a, b));
        }
        var middle = pairs.OrderBy(p => p.Ours / p.Floor).ElementAt(rounds / 2);
        return (middle.Ours, middle.Floor, middle.Ours / middle.Floor);
    }
}
