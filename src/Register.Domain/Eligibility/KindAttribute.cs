// Inside a condition Combine is its property, so the attribute says By.Sum.
global using By = Register.Domain.Eligibility.Combine;

namespace Register.Domain.Eligibility;

/// <summary>Declares a condition kind: its name on the wire, how members may satisfy it (the first is the default),
/// its legal source and the reasons it can give.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KindAttribute(string name, params Combine[] combines) : Attribute
{
    /// <summary>The <c>kind</c> on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The combines the law allows; the first is the default. None for a group.</summary>
    public IReadOnlyList<Combine> Combines { get; } = combines;

    /// <summary>Where the rule comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Where the member's own word is enough.</summary>
    public Declaration Declaration { get; init; }

    /// <summary>Whether a third party may be relied on for it (Aw 2012 art. 2.92, 2.94).</summary>
    public bool Reliance { get; init; }

    /// <summary>Whether a third party relied on for it does the work itself: experience and skill are not lent (Aw 2012 art. 2.94).</summary>
    public bool ReliedOnPerforms { get; init; }

    /// <summary>Whether third parties relied on for anything are tested on it too.</summary>
    public bool TestsReliedOn { get; init; }

    /// <summary>What its numbers count.</summary>
    public Unit Unit { get; init; }

    /// <summary>Whether it looks at evidence, which can be missing, unverified, expired, rejected, not yet valid or lapse.</summary>
    public bool Evidence { get; init; }

    /// <summary>The further reasons it can give beside met.</summary>
    public Reason[] Reasons { get; init; } = [];
}
