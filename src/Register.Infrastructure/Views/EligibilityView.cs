using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>Whether a bidder may do a lot, and why: never a bare yes or no.</summary>
public sealed record EligibilityView : IExample<EligibilityView>
{
    public required Id<Lot> LotId { get; init; }

    /// <summary>The bidder, when she bids alone.</summary>
    public Id<Freelancer>? FreelancerId { get; init; }

    /// <summary>The bidder, when they bid together.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>All conditions together: not met over unproven over met.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What that means, for people.</summary>
    public required string Text { get; init; }

    /// <summary>The instant it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Last day it stays so; absent when no end is in sight, or when it is not met.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>One row a condition.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>The outcome of each group of conditions, the whole first.</summary>
    public required IReadOnlyList<GroupFinding> Groups { get; init; }

    /// <summary>What holds now and ends before the contract does.</summary>
    public required IReadOnlyList<Lapse> Lapses { get; init; }

    /// <summary>The rules and the figures of the law it was made by.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>SHA-256 over facts, rules, instant and result: the same question about the same facts has the same hash.</summary>
    public required string Hash { get; init; }

    public static EligibilityView Example => new()
    {
        LotId = TenderView.ExampleTender.Lots[0].Id, FreelancerId = FreelancerView.Example.Id, Outcome = Outcome.NotMet,
        Text = "U voldoet nog niet aan alle eisen.", At = TenderView.ExampleTender.DraftedAt, Findings = [FindingView.Example],
        Groups = [new GroupFinding("lot", "allOf", Outcome.NotMet, null)], Lapses = [], RulesVersion = "1/2026-1/2026-01-01", Hash = new string('0', 64),
    };
}

/// <summary>What came out for one condition, and who covers it: a row of the matrix of conditions and members.</summary>
public sealed record FindingView : IExample<FindingView>
{
    /// <summary>The condition's id.</summary>
    public required string Condition { get; init; }

    public required string Kind { get; init; }

    /// <summary>The kind's name, for people.</summary>
    public required string Title { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>What it says, for people.</summary>
    public required string Text { get; init; }

    /// <summary>Stable code of what would mend it.</summary>
    public string? RemedyCode { get; init; }

    /// <summary>What would mend it, for people.</summary>
    public string? Remedy { get; init; }

    /// <summary>How the members satisfy it together.</summary>
    public required Combine Combine { get; init; }

    /// <summary>When it must hold.</summary>
    public required AssessedAt AssessedAt { get; init; }

    /// <summary>The last day on which it must hold.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What the numbers count.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Currency of the numbers, when they are cents.</summary>
    public string? Currency { get; init; }

    public required long Required { get; init; }

    /// <summary>How much is on record.</summary>
    public required long Claimed { get; init; }

    /// <summary>How much of that is shown by verified evidence.</summary>
    public required long Proven { get; init; }

    public required long Missing { get; init; }
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The codes it is about.</summary>
    public required IReadOnlyList<string> About { get; init; }

    /// <summary>The part of the work it is about.</summary>
    public string? Performer { get; init; }

    /// <summary>Each member, and third parties relied on for it: covered, partly or a gap, with how much.</summary>
    public required IReadOnlyList<Coverage> Coverage { get; init; }

    public static FindingView Example => new()
    {
        Condition = "c2", Kind = "minimumTurnover", Title = "Minimale omzet", Outcome = Outcome.NotMet, Code = "minimumTurnover.short",
        Text = "De omzet is EUR 30.000,00; gevraagd is EUR 50.000,00. Er ontbreekt EUR 20.000,00.", RemedyCode = "minimumTurnover.remedy",
        Remedy = "Voeg bewijs van meer omzet toe, of zoek partners met samen EUR 20.000,00.", Combine = Combine.Sum, AssessedAt = AssessedAt.Submission,
        On = new DateOnly(2026, 11, 2), Unit = Unit.Cents, Currency = "EUR", Required = 5_000_000, Claimed = 3_000_000, Proven = 3_000_000, Missing = 2_000_000,
        About = [],
        Coverage = [new Coverage
        {
            Member = FreelancerView.Example.Id.ToString(), Counts = true, Used = true, Outcome = Outcome.NotMet, Reason = Reason.Short,
            Claimed = 3_000_000, Proven = 3_000_000, Missing = 2_000_000, Evidence = ["0199a1f0-5c00-7000-8000-000000000002"],
        }],
    };
}
