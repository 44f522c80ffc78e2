using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>What came out for one condition, and who covers it: a row of the matrix of conditions and members.</summary>
public sealed record FindingView : IExample<FindingView>
{
    /// <summary>The condition's id.</summary>
    public required string Condition { get; init; }

    public required string Kind { get; init; }

    /// <summary>The kind's name, for people.</summary>
    public string Title { get; init; } = "";

    public required Outcome Outcome { get; init; }

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>What it says, for people.</summary>
    public string Text { get; init; } = "";

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

    internal static FindingView Of(Finding finding) => new()
    {
        Condition = finding.Condition, Kind = finding.Kind, Outcome = finding.Outcome, Code = finding.Code, RemedyCode = finding.Remedy,
        Combine = finding.Combine, AssessedAt = finding.AssessedAt, On = finding.On, Unit = finding.Unit, Currency = finding.Currency,
        Required = finding.Required, Claimed = finding.Claimed, Proven = finding.Proven, Missing = finding.Missing, ValidUntil = finding.ValidUntil,
        About = finding.About, Performer = finding.Performer, Coverage = finding.Coverage,
    };

    internal FindingView In(Say say)
    {
        var arguments = Arguments();
        return this with { Title = say($"{Kind}.title"), Text = say(Code, arguments), Remedy = RemedyCode is { } remedy ? say(remedy, arguments) : null };
    }

    // People read euros and percents where programs count cents and basis points.
    private (string Name, object? Value)[] Arguments() =>
    [
        ("required", InUnit(Required)), ("claimed", InUnit(Claimed)), ("proven", InUnit(Proven)), ("missing", InUnit(Missing)), ("on", On),
        ("validUntil", ValidUntil), ("about", string.Join(", ", About)), ("performer", Performer is { } part ? $"({part})" : ""),
    ];

    private object InUnit(long amount) => Unit switch
    {
        Unit.Cents when Currency is not null => new Money(amount, Currency),
        Unit.BasisPoints => amount / 100m,
        _ => amount,
    };
}
