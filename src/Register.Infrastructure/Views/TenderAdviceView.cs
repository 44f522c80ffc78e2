using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>What to reconsider about a tender; after publication what was kept, and why. It asks and flags, and never decides.</summary>
public sealed record TenderAdviceView : ISpoken, IExample<TenderAdviceView>
{
    public required Id<Tender> TenderId { get; init; }

    /// <summary>The Dutch day whose figures were used: that of the publication, and before it today.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The dated figures it was measured by.</summary>
    public required string FiguresVersion { get; init; }

    public required IReadOnlyList<AdviceFindingView> Findings { get; init; }

    public static TenderAdviceView Example => new()
    {
        TenderId = TenderView.Example.Id, On = new DateOnly(2026, 10, 1), FiguresVersion = "2026-1/2026-01-01", Findings = [AdviceFindingView.Example],
    };

    public static TenderAdviceView Of(Tender tender, DateOnly on, string version, IReadOnlyList<AdviceFinding> findings) => new()
    {
        TenderId = tender.Id, On = on, FiguresVersion = version, Findings = [.. findings.Select(f => AdviceFindingView.Of(f, tender.Motivations))],
    };

    /// <inheritdoc/>
    public object In(Say say) => this with { Findings = [.. Findings.Select(f => f.In(say))] };
}

/// <summary>Something a rule of the advice found.</summary>
public sealed record AdviceFindingView : IExample<AdviceFindingView>
{
    /// <summary>Stable code of the rule.</summary>
    public required string Code { get; init; }

    public required AdviceSeverity Severity { get; init; }

    /// <summary>The article the rule comes from, or <c>practice</c> for what no article says.</summary>
    public required string Source { get; init; }

    /// <summary>Where it stands in the tender (RFC 6901). Behind a set of purchasing conditions it goes on in that version of the set.</summary>
    public required string Pointer { get; init; }

    /// <summary>The lot, where it is about one.</summary>
    public Id<Lot>? LotId { get; init; }

    /// <summary>The set of purchasing conditions it comes from.</summary>
    public TakenOverConditions? Set { get; init; }

    /// <summary>The id of the condition.</summary>
    public string? Condition { get; init; }

    /// <summary>The codes it is about.</summary>
    public required IReadOnlyList<string> About { get; init; }

    /// <summary>What the tender asks or says.</summary>
    public long? Asked { get; init; }

    /// <summary>The bound it was compared with.</summary>
    public long? Limit { get; init; }

    /// <summary>What the two numbers count.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The currency, when they are cents.</summary>
    public string? Currency { get; init; }

    /// <summary>The figure it was measured by, with the day it began and its source.</summary>
    public DatedFigure? Figure { get; init; }

    /// <summary>What is found, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>What would satisfy the rule, for people.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Why the authority keeps it.</summary>
    public string? Motivation { get; init; }

    // What the texts are filled with.
    private IReadOnlyDictionary<string, object?> Told { get; init; } = new Dictionary<string, object?>();

    public static AdviceFindingView Example => new()
    {
        Code = "advice.turnover-asked", Severity = AdviceSeverity.MustMotivate, Source = "Aw 2012 art. 2.90", Pointer = "/lots/0/conditions/1",
        LotId = LotView.Example.Id, Condition = "c2", About = [], Asked = 5_000_000, Unit = Unit.Cents, Currency = "EUR",
        Text = "Er wordt omzet gevraagd: EUR 50.000,00 per jaar.", Remedy = "Laat de omzeteis weg, of motiveer waarom de opdracht haar vraagt.",
        Motivation = "Het werk vraagt een voorinvestering die een jaaromzet van deze orde veronderstelt.",
    };

    internal static AdviceFindingView Of(AdviceFinding finding, IReadOnlyList<Motivation> motivations) => new()
    {
        Code = finding.Rule.Code, Severity = finding.Rule.Severity, Source = finding.Rule.Source, Pointer = finding.Place.Pointer, LotId = finding.Place.LotId,
        Set = finding.Place.Set, Condition = finding.Place.Condition, About = finding.About, Asked = finding.Asked, Limit = finding.Limit, Unit = finding.Unit,
        Currency = finding.Unit == Unit.Cents ? finding.Currency : null, Figure = finding.Figure, Told = finding.Arguments(),
        Motivation = motivations.LastOrDefault(m => m.For == finding.Subject)?.Text,
    };

    internal AdviceFindingView In(Say say)
    {
        (string, object?)[] told = [.. Told.Select(t => (t.Key, t.Value))];
        return this with { Text = say(Code, told), Remedy = say(Code + ".remedy", told) };
    }
}

/// <summary>Why an authority keeps something that the advice found.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="LotId">The lot, where it is about one.</param>
/// <param name="Set">The set of purchasing conditions it comes from.</param>
/// <param name="Condition">The id of the condition.</param>
/// <param name="Text">Why.</param>
/// <param name="Change">The change it came with; 0 with the publication.</param>
public sealed record MotivationView(string Code, Id<Lot>? LotId, TakenOverConditions? Set, string? Condition, string Text, int Change)
{
    internal static MotivationView Of(Motivation motivation) =>
        new(motivation.For.Code, motivation.For.LotId, motivation.For.Set, motivation.For.Condition, motivation.Text, motivation.Change);
}
