using System.Diagnostics;
using System.Text.Json;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Tests.Eligibility;
using Register.Infrastructure.Json;

namespace Register.Benchmarks;

/// <summary>One check of three members against twenty conditions, against reading those members' facts from JSON; and the
/// report of the largest consortium against three lots of forty conditions, in such checks.</summary>
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

        var report = Report();
        Microseconds(report);
        var large = await Turns.Measure(Rounds, () => Task.FromResult(Microseconds(report)), () => Task.FromResult(Microseconds(check)));
        yield return new Comparison("report of 30 members, 3 lots x 40 conditions", large.Ours, large.Floor, "us", large.Ratio, "<= 40", large.Ratio <= 40, "the check of 3 members x 20 conditions");
    }

    /// <summary>Three lots that each ask the twenty twice, as a lot's own conditions and those of a set may.</summary>
    private static Action Report()
    {
        var twenty = ((AllOf)CostOfACheck.TwentyConditions()).Conditions;
        var tree = ConditionTree.WithIds(new AllOf { Conditions = [.. twenty.Concat(twenty).Select(c => c with { Id = null })] });
        var bidder = Situation.Together([.. Enumerable.Range(0, 30).Select(n => CostOfACheck.Typical($"m{n:00}"))]);
        var lots = new[] { "lot-1", "lot-2", "lot-3" }.Select(lot => Situation.Tender with { Lot = lot }).ToArray();
        if (ConditionTree.Leaves(tree).Count() != 40) throw new InvalidOperationException("There are not forty conditions.");
        return () =>
        {
            foreach (var lot in lots) Assessment.Of(tree, bidder, lot);
        };
    }

    private static double Microseconds(Action work) => 1_000_000 / PerSecond(work);

    private static double PerSecond(Action work)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < Time; count++) work();
        return count / clock.Elapsed.TotalSeconds;
    }
}
