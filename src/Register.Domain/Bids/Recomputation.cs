using System.Globalization;
using Register.Domain.Eligibility;

namespace Register.Domain.Bids;

/// <summary>What today's program makes of the facts, conditions, figures and instants that were frozen with a bid, beside
/// what was found then.</summary>
/// <param name="Now">The report made anew.</param>
/// <param name="Differences">All that differs, by condition; empty when it says the same.</param>
public sealed record Recomputation(EligibilityReport Now, IReadOnlyList<ReportDifference> Differences)
{
    /// <summary>Judges again and compares.</summary>
    public static Recomputation Of(Judgement judgement)
    {
        var now = Assessment.Of(judgement.Conditions, judgement.Bidder, judgement.Context);
        return new Recomputation(now, [.. Between(judgement.Report, now)]);
    }

    private static IEnumerable<ReportDifference> Between(EligibilityReport then, EligibilityReport now)
    {
        var found = Differing(null, Parts(then), Parts(now)).ToList();
        foreach (var id in then.Findings.Concat(now.Findings).Select(f => f.Condition).Distinct())
            found.AddRange(Differing(id, Parts(then.Of(id)), Parts(now.Of(id))));
        // By the same rules the same facts have the same hash: what was kept is then not what was judged.
        if (found.Count == 0 && then.RulesVersion == now.RulesVersion && then.Hash != now.Hash) found.Add(new ReportDifference(null, "hash", then.Hash, now.Hash));
        return found;
    }

    private static IEnumerable<ReportDifference> Differing(string? condition, Dictionary<string, string?> then, Dictionary<string, string?> now) =>
        from part in then.Keys.Union(now.Keys)
        let was = then.GetValueOrDefault(part)
        let tells = now.GetValueOrDefault(part)
        where was != tells
        select new ReportDifference(condition, part, was, tells);

    private static Dictionary<string, string?> Parts(EligibilityReport report) => new() { ["outcome"] = Text(report.Outcome), ["validUntil"] = Text(report.ValidUntil) };

    private static Dictionary<string, string?> Parts(Finding? finding) => finding is null ? [] : new()
    {
        ["outcome"] = Text(finding.Outcome), ["code"] = finding.Code, ["remedy"] = finding.Remedy, ["on"] = Text(finding.On),
        ["required"] = Text(finding.Required), ["claimed"] = Text(finding.Claimed), ["proven"] = Text(finding.Proven), ["missing"] = Text(finding.Missing),
        ["validUntil"] = Text(finding.ValidUntil),
        ["coverage"] = string.Join(", ", finding.Coverage.Select(c => $"{c.Member} {Text(c.Outcome)} {Text(c.Claimed)} {Text(c.Proven)}{(c.Used ? " used" : "")}")),
    };

    private static string? Text<T>(T value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Outcome outcome => $"{char.ToLowerInvariant(outcome.ToString()[0])}{outcome.ToString()[1..]}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>One thing that a report says otherwise when it is made anew.</summary>
/// <param name="Condition">The condition; absent for the whole.</param>
/// <param name="Part">What of it: its outcome, code, a number, a day, or who covers it with how much.</param>
/// <param name="Frozen">As it was frozen; absent when there was nothing.</param>
/// <param name="Now">As it comes out now; absent when there is nothing.</param>
public sealed record ReportDifference(string? Condition, string Part, string? Frozen, string? Now);
