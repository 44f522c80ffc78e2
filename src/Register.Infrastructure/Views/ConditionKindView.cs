using System.Text.Json.Nodes;
using Register.Domain.Eligibility;

namespace Register.Infrastructure.Views;

/// <summary>A kind of condition: what it asks, how members may satisfy it together, what it can find, and how it is written.</summary>
public sealed record ConditionKindView : IExample<ConditionKindView>
{
    /// <summary>The <c>kind</c> of a condition.</summary>
    public required string Kind { get; init; }

    public required Bilingual Title { get; init; }
    public required Bilingual Explanation { get; init; }

    /// <summary>Whether it combines other conditions.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>How the members of a consortium may satisfy it; what the law does not allow is not here.</summary>
    public required IReadOnlyList<Combine> Combines { get; init; }

    /// <summary>The way taken when none is written.</summary>
    public Combine? DefaultCombine { get; init; }

    /// <summary>Where the rule comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What its numbers count.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Whether somebody outside the bidder may be relied on for it.</summary>
    public required bool AllowsReliance { get; init; }

    /// <summary>Everything it can find.</summary>
    public required IReadOnlyList<CodeText> Findings { get; init; }

    /// <summary>Everything it can advise.</summary>
    public required IReadOnlyList<CodeText> Remedies { get; init; }

    /// <summary>JSON Schema of a condition of this kind.</summary>
    public required JsonObject Schema { get; init; }

    public static ConditionKindView Example => new()
    {
        Kind = "minimumTurnover", Title = new Bilingual("Minimale omzet", "Minimum turnover"),
        Explanation = new Bilingual("De omzet is minstens het gevraagde bedrag.", "Turnover is at least the amount asked."), IsGroup = false,
        Combines = [Combine.Sum, Combine.EveryMember], DefaultCombine = Combine.Sum, Source = "Aw 2012 art. 2.90", Unit = Unit.Cents, AllowsReliance = true,
        Findings = [new CodeText("minimumTurnover.short", new Bilingual("Er ontbreekt {missing}.", "{missing} is missing."))], Remedies = [],
        Schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = "minimumTurnover" } } },
    };
}

/// <summary>A text in Dutch and in English.</summary>
public sealed record Bilingual(string Nl, string En);

/// <summary>A stable code and its text; braces are arguments.</summary>
public sealed record CodeText(string Code, Bilingual Text);
