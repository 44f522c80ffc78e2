using System.Diagnostics;
using System.Text.Json;
using Register.Domain.Eligibility;
using Register.Domain.Tests.Eligibility;
using Register.Infrastructure.Json;

namespace Register.Benchmarks;

/// <summary>One check of three members against twenty conditions, against reading those members' facts from JSON.</summary>
internal static class EligibilityBenchmarks
{
    private const int Rounds = 9;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<Comparison> Run()
    {
        var tree = CostOfACheck.TwentyConditions();
        var members = new[] { "a", "b", "c" }.Select(CostOfACheck.Typical).ToArray();
        var bidder = Situation.Together(members);
        var json = members.Select(m => JsonSerializer.SerializeToUtf8Bytes(m, RegisterJson.Options)).ToArray();
        Action check = () => Assessment.Of(tree, bidder, Situation.Tender);
        Action read = () =>
        {
            foreach (var member in json) JsonSerializer.Deserialize<MemberFacts>(member, RegisterJson.Options);
        };
        PerSecond(check);
        PerSecond(read);
        var m = await Turns.Measure(Rounds, () => Task.FromResult(PerSecond(check)), () => Task.FromResult(PerSecond(read)));
        yield return new Comparison("eligibility check, 3 members x 20 conditions", m.Ours, m.Floor, "/s", m.Ratio, ">= 1", m.Ratio >= 1, "System.Text.Json reading the 3 profiles");
        var before = GC.GetAllocatedBytesForCurrentThread();
        check();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        yield return new Comparison("allocated by one such check", allocated, 20_000, "bytes", allocated / 20_000.0, "<= 1", allocated <= 20_000, "the bound");
    }

    private static double PerSecond(Action work)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < Time; count++) work();
        return count / clock.Elapsed.TotalSeconds;
    }
}
