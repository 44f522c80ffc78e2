using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Register.Domain.Eligibility;
using Xunit.Abstractions;
using Outcome = Register.Domain.Eligibility.Outcome;

namespace Register.Domain.Tests.Eligibility;

public class AgainstTheOracle(ITestOutputHelper output)
{
    private const int PerSeed = 500;

    /// <summary>How many tenders x bidders are compared: REGISTER_ORACLE_CASES, else 100 000.</summary>
    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("REGISTER_ORACLE_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : 100_000;

    [Fact]
    public void Every_leaf_and_every_tree_comes_out_as_the_naive_rules_say()
    {
        var seen = new Dictionary<(string Kind, Outcome Outcome), int>();
        Prop.ForAll(Gen.Choose(0, int.MaxValue - PerSeed).ToArbitrary(), seed => Compare(seed, seen))
            .Check(Seeded.Cases(Math.Max(1, Cases / PerSeed), output));

        // A comparison that never sees an outcome proves nothing about it.
        foreach (var kind in ConditionKinds.All.Where(k => k.IsLeaf)) seen.ContainsKey((kind.Name, Outcome.Met)).ShouldBeTrue(kind.Name);
    }

    private static void Compare(int seed, Dictionary<(string, Outcome), int> seen)
    {
        for (var at = seed; at < seed + PerSeed; at++)
        {
            var make = new Generated(at);
            var (tree, bidder, context) = (make.Asked(), make.Bidder(), make.Context());
            var report = Assessment.Of(tree, bidder, context);
            var oracle = new Oracle(bidder, context);

            foreach (var ((leaf, expected), finding) in oracle.Leaves(tree).Zip(report.Findings))
            {
                if (finding.Outcome != expected) throw new InvalidOperationException($"case {at}: {finding.Code} {finding.Outcome}, the oracle says {expected}: {leaf}");
                Honest(finding, at);
                seen[(finding.Kind, finding.Outcome)] = seen.GetValueOrDefault((finding.Kind, finding.Outcome)) + 1;
            }
            if (report.Outcome != oracle.Of(tree)) throw new InvalidOperationException($"case {at}: the tree is {report.Outcome}");
        }
    }

    private static void Honest(Finding finding, int at)
    {
        var kind = ConditionKinds.Named(finding.Kind)!;
        var wrong = !kind.Reasons.Contains(finding.Reason) ? "an undeclared reason"
            : finding.Proven > finding.Claimed ? "more proven than claimed"
            : (finding.Outcome == Outcome.Met) != (finding.Remedy is null) ? "a remedy where none is needed, or none where it is"
            : finding.Outcome == Outcome.Met && finding.Missing != 0 ? "something missing although met"
            : finding.Coverage.Any(c => !kind.Reasons.Contains(c.Reason)) ? "an undeclared reason of a member"
            : null;
        if (wrong is not null) throw new InvalidOperationException($"case {at}: {finding.Code} has {wrong}");
    }
}
