using System.Diagnostics;
using System.Net.Http.Json;

namespace Register.Benchmarks;

/// <summary>What one freelancer could do of two thousand open lots: in one question, against asking lot by lot.</summary>
internal static class MatchBenchmarks
{
    private const int Tenders = 400;
    private const int LotsEach = 5;
    private const int Rounds = 5;
    private const int Questions = 20;

    public static async IAsyncEnumerable<Comparison> Run(string folder)
    {
        await using var ours = await Servers.Ours(folder);
        var she = (await Seed.Freelancers(ours, 0, 1))[0];
        // Every tender asks something of its own, so that what its lots have in common is all that can be judged once.
        var lots = await BidBenchmarks.Lots(ours, Tenders, LotsEach, n => [new { kind = "rateCeiling", maximum = new { amount = 500 + n, currency = "EUR" } }]);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Servers.Port(ours)}") };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + (await BidBenchmarks.KeysOf(ours, [she]))[0]);
        Func<Task> match = async () => (await http.GetAsync($"/v1/freelancers/{she}/matches")).EnsureSuccessStatusCode();
        Func<Task> oneByOne = async () =>
        {
            foreach (var (tender, lot) in lots)
                (await http.PostAsJsonAsync($"/v1/tenders/{tender}/eligibility-checks", new { lotId = lot, bidder = new { freelancerId = she.ToString() } })).EnsureSuccessStatusCode();
        };
        // Warm on both sides: the lots are put together, and the code is compiled as well as it ever is.
        for (var i = 0; i < 200; i++) await match();
        await oneByOne();
        var m = await Turns.Measure(Rounds, async () => await Seconds(match, Questions), async () => await Seconds(oneByOne, 1));
        yield return new Comparison($"matches of one freelancer, {lots.Count:N0} open lots", m.Ours * 1000, m.Floor * 1000, "ms", 1 / m.Ratio, ">= 200", 1 / m.Ratio >= 200,
            "asking lot by lot over HTTP");
    }

    private static async Task<double> Seconds(Func<Task> work, int times)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < times; i++) await work();
        return clock.Elapsed.TotalSeconds / times;
    }
}
