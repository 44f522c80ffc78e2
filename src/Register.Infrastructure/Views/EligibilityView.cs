using System.Security.Cryptography;
using System.Text;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>Whether a bidder may do a lot, and why: never a bare yes or no.</summary>
public sealed record EligibilityView : ISpoken, IExample<EligibilityView>
{
    /// <summary>The lot; absent when all lots of the tender were asked for.</summary>
    public Id<Lot>? LotId { get; init; }

    /// <summary>The bidder, when she bids alone.</summary>
    public Id<Freelancer>? FreelancerId { get; init; }

    /// <summary>The bidder, when they bid together.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>All conditions together: not met over unproven over met.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What that means, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>The instant it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Last day it stays so; absent when no end is in sight, or when it is not met.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>One row a condition.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>The outcome of each group of conditions, the whole first.</summary>
    public required IReadOnlyList<GroupFinding> Groups { get; init; }

    /// <summary>What holds now and ends before the contract does.</summary>
    public required IReadOnlyList<LapseView> Lapses { get; init; }

    /// <summary>The rules and the figures of the law it was made by.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>SHA-256 over facts, rules, instant and result: the same question about the same facts has the same hash.</summary>
    public required string Hash { get; init; }

    /// <summary>When all lots were asked for: a report for each. What stands above is then all of them together: the worst
    /// outcome, the first day on which one ends, and the hash over theirs.</summary>
    public IReadOnlyList<EligibilityView>? Lots { get; init; }

    public static EligibilityView Example => new()
    {
        LotId = TenderView.ExampleTender.Lots[0].Id, FreelancerId = FreelancerView.Example.Id, Outcome = Outcome.NotMet,
        Text = "U voldoet nog niet aan alle eisen.", At = TenderView.ExampleTender.DraftedAt, Findings = [FindingView.Example],
        Groups = [new GroupFinding("lot", "allOf", Outcome.NotMet, null)], Lapses = [], RulesVersion = Assessment.RulesVersion + "/2026-1/2026-01-01", Hash = new string('0', 64),
    };

    /// <summary>A report of a bidder alone, or of a consortium; its texts are still to be written.</summary>
    public static EligibilityView Of(EligibilityReport report, Id<Lot> lot, Id<Freelancer>? freelancer, Id<Consortium>? consortium) => new()
    {
        LotId = lot, FreelancerId = freelancer, ConsortiumId = consortium, Outcome = report.Outcome, At = report.At, ValidUntil = report.ValidUntil,
        Findings = [.. report.Findings.Select(FindingView.Of)], Groups = report.Groups, Lapses = [.. report.Lapses.Select(LapseView.Of)], RulesVersion = report.RulesVersion,
        Hash = report.Hash,
    };

    /// <summary>The reports of several lots as one.</summary>
    /// <param name="lots">At least one, all of the same bidder and instant.</param>
    public static EligibilityView Of(IReadOnlyList<EligibilityView> lots) => lots[0] with
    {
        LotId = null, Lots = lots, Outcome = lots.Min(l => l.Outcome), Findings = [], Groups = [], Lapses = [],
        ValidUntil = lots.Any(l => l.Outcome == Outcome.NotMet) ? null : lots.Min(l => l.ValidUntil),
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(lots.Select(l => l.Hash))))),
    };

    /// <inheritdoc/>
    public object In(Say say) => this with
    {
        Lots = Lots is null ? null : [.. Lots.Select(l => (EligibilityView)l.In(say))],
        Lapses = [.. Lapses.Select(l => l.In(say))],
        Text = Say(Outcome, say),
        Findings = [.. Findings.Select(f => f.In(say))],
    };

    /// <summary>What an outcome means, for people.</summary>
    internal static string Say(Outcome outcome, Say say) =>
        say(outcome switch { Outcome.Met => "eligibility.met", Outcome.Unproven => "eligibility.unproven", _ => "eligibility.not-met" });
}

/// <summary>Something that holds now and ends before the contract does.</summary>
public sealed record LapseView(string Condition, string Kind, string Member, DateOnly ValidUntil, DateOnly NeededUntil)
{
    /// <summary>What ends when, for people.</summary>
    public string Text { get; init; } = "";

    internal static LapseView Of(Lapse lapse) => new(lapse.Condition, lapse.Kind, lapse.Member, lapse.ValidUntil, lapse.NeededUntil);

    internal LapseView In(Say say) => this with
    {
        Text = say("eligibility.lapses", ("what", say($"{Kind}.title")), ("validUntil", ValidUntil), ("neededUntil", NeededUntil)),
    };
}
