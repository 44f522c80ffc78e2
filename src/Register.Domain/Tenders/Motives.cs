using Register.Domain.Kernel;
using Register.Domain.Purchasing;

namespace Register.Domain.Tenders;

/// <summary>Why an authority keeps something that the advice found, for everybody to read.</summary>
/// <param name="For">What it keeps.</param>
/// <param name="Text">Why.</param>
/// <param name="Change">The change it came with; 0 with the publication.</param>
public sealed record Motivation(AdviceSubject For, string Text, int Change);

/// <summary>A motivation as an authority hands it in, for a finding of the advice.</summary>
public sealed record GivenMotivation
{
    /// <summary>The finding's code.</summary>
    public required string Code { get; init; }

    /// <summary>The finding's pointer.</summary>
    public required string Pointer { get; init; }

    /// <summary>Why it is kept, for everybody to read, 1 to 2 000 characters.</summary>
    public required string Text { get; init; }

    internal bool IsFor(AdviceFinding finding) => Code == finding.Rule.Code && Pointer == finding.Place.Pointer;
}

/// <summary>What an authority gives with a publication or a change, so that it may ask what it asks.</summary>
/// <param name="Sets">What the sets of purchasing conditions say that the tender takes over.</param>
/// <param name="Given">The motivations.</param>
public sealed record Motives(IReadOnlyDictionary<TakenOverConditions, ConditionsContent> Sets, IReadOnlyList<GivenMotivation> Given)
{
    /// <summary>None, for a tender that takes over no set.</summary>
    public static readonly Motives None = new(new Dictionary<TakenOverConditions, ConditionsContent>(), []);

    /// <summary>The motivations of a publication.</summary>
    /// <exception cref="Refusal">One is missing, or is for nothing.</exception>
    internal IReadOnlyList<Motivation> OfPublication(TenderContent content, AdviceFigures figures) => Of(Advice.On(content, Sets, figures), [], 0, "");

    /// <summary>The motivations of a change; what stood there before needs no other.</summary>
    /// <exception cref="Refusal">One is missing, or is for nothing.</exception>
    internal IReadOnlyList<Motivation> OfChange(int number, TenderContent before, TenderContent after, AdviceFigures figures) =>
        Of(Advice.On(after, Sets, figures), [.. Advice.On(before, Sets, figures).Select(f => f.Subject)], number, "/content");

    private List<Motivation> Of(IReadOnlyList<AdviceFinding> found, HashSet<AdviceSubject> settled, int change, string within)
    {
        var odd = Given.Index().Where(g => !found.Any(g.Item.IsFor) || Given.Take(g.Index).Any(e => (e.Code, e.Pointer) == (g.Item.Code, g.Item.Pointer)));
        if (odd.Select(g => g.Index).ToList() is { Count: > 0 } places) throw AdviceRefusals.NothingToMotivate(places);
        var missing = found.Where(f => f.Rule.Severity == AdviceSeverity.MustMotivate && !settled.Contains(f.Subject) && !Given.Any(g => g.IsFor(f)));
        if (missing.ToList() is { Count: > 0 } kept) throw AdviceRefusals.Unmotivated(kept, within);
        return [.. Given.Select(g => new Motivation(found.First(g.IsFor).Subject, g.Text, change))];
    }
}

/// <summary>Why a tender is not published or changed for want of motivations.</summary>
public static class AdviceRefusals
{
    public static Refusal Unmotivated(IReadOnlyList<AdviceFinding> findings, string within) => new(RefusalKind.Unprocessable, "advice.unmotivated")
    {
        Reasons = [.. findings.Select(f => new RefusalReason(f.Place.Condition, f.Rule.Code, f.Arguments(), within + f.Place.Pointer))],
    };
    public static Refusal NothingToMotivate(IReadOnlyList<int> places) => new(RefusalKind.Unprocessable, "advice.nothing-to-motivate")
    {
        Reasons = [.. places.Select(i => new RefusalReason(null, "advice.nothing-to-motivate", new Dictionary<string, object?>(), $"/motivations/{i}"))],
    };
}
