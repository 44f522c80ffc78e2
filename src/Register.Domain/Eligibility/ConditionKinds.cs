using System.Collections.Frozen;
using System.Reflection;

namespace Register.Domain.Eligibility;

/// <summary>What is known of one kind of condition.</summary>
public sealed class ConditionKind
{
    private readonly string[] codes;

    internal ConditionKind(Type type, KindAttribute declared)
    {
        Type = type;
        Name = declared.Name;
        IsLeaf = type.IsAssignableTo(typeof(Leaf));
        Combines = declared.Combines;
        Source = declared.Source;
        Declaration = declared.Declaration;
        Reliance = declared.Reliance;
        ReliedOnPerforms = declared.ReliedOnPerforms;
        TestsReliedOn = declared.TestsReliedOn;
        Unit = declared.Unit;
        Reasons = IsLeaf ? Possible(declared) : [];
        codes = Array.ConvertAll(Enum.GetNames<Reason>(), n => $"{Name}.{char.ToLowerInvariant(n[0])}{n[1..]}");
        RemedyCode = $"{Name}.remedy";
    }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>The <c>kind</c> on the wire.</summary>
    public string Name { get; }

    /// <summary>Whether it is a requirement itself and not a group of them.</summary>
    public bool IsLeaf { get; }

    /// <summary>The combines the law allows.</summary>
    public IReadOnlyList<Combine> Combines { get; }

    /// <summary>The combine when none is written.</summary>
    public Combine DefaultCombine => Combines.Count > 0 ? Combines[0] : default;

    /// <summary>Where the rule comes from.</summary>
    public string Source { get; }

    /// <summary>Where the member's own word is enough.</summary>
    public Declaration Declaration { get; }

    /// <summary>Whether a third party may be relied on for it.</summary>
    public bool Reliance { get; }

    /// <summary>Whether a third party relied on for it does that work itself.</summary>
    public bool ReliedOnPerforms { get; }

    /// <summary>Whether every third party relied on is tested on it.</summary>
    public bool TestsReliedOn { get; }

    /// <summary>What its numbers count.</summary>
    public Unit Unit { get; }

    /// <summary>Every reason it can give.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Key of its name for people.</summary>
    public string TitleCode => $"{Name}.title";

    /// <summary>Key of its explanation for people.</summary>
    public string ExplanationCode => $"{Name}.explanation";

    /// <summary>Code of the remedy that only this kind has.</summary>
    public string RemedyCode { get; }

    /// <summary>Whether a third party may cover it when the members combine so: it lends means, it cannot stand in for a member.</summary>
    public bool AllowsReliance(Combine combine) => Reliance && combine is (Combine.AnyMember or Combine.Sum or Combine.Performer);

    /// <summary>The stable code of a finding, <c>minimumTurnover.short</c>.</summary>
    public string CodeOf(Reason reason) => codes[(int)reason];

    /// <summary>The stable code of what would mend it; none when met.</summary>
    public string? RemedyOf(Reason reason) => reason == Reason.Met ? null : Remedies.Shared(reason) ?? RemedyCode;

    /// <summary>Every finding code it can give.</summary>
    public IEnumerable<string> FindingCodes() => Reasons.Select(CodeOf);

    /// <summary>Every remedy code it can give.</summary>
    public IEnumerable<string> RemedyCodes() => Reasons.Select(RemedyOf).OfType<string>().Distinct();

    /// <summary>Every key a text is needed for.</summary>
    public IEnumerable<string> TextKeys() => FindingCodes().Concat(RemedyCodes()).Append(TitleCode).Append(ExplanationCode);

    private static Reason[] Possible(KindAttribute declared)
    {
        var reasons = new SortedSet<Reason>(declared.Reasons) { Reason.Met };
        if (declared.Evidence)
            reasons.UnionWith([Reason.Missing, Reason.Declared, Reason.Submitted, Reason.Lapses, Reason.Expired, Reason.Rejected, Reason.NotYetValid]);
        if (declared.Combines.Contains(Combine.Performer)) reasons.Add(Reason.NoPerformer);
        if (declared.Reliance) reasons.Add(Reason.NoCommitment);
        return [.. reasons];
    }
}

/// <summary>Remedies that are the same for every kind.</summary>
public static class Remedies
{
    /// <summary>The remedy for a reason, or none where each kind has its own.</summary>
    public static string? Shared(Reason reason) => reason switch
    {
        Reason.Declared => "remedy.handInEvidence",
        Reason.Submitted => "remedy.awaitVerification",
        Reason.Lapses => "remedy.extend",
        Reason.NoCommitment => "remedy.signCommitment",
        Reason.Expired or Reason.TooOld => "remedy.renew",
        Reason.Rejected => "remedy.replace",
        Reason.NotYetValid => "remedy.bringForward",
        Reason.NoPerformer => "remedy.namePerformer",
        _ => null,
    };
}

/// <summary>Every kind of condition, found in this assembly.</summary>
public static class ConditionKinds
{
    private static readonly FrozenDictionary<Type, ConditionKind> ByType = Find();

    /// <summary>All kinds by name.</summary>
    public static IReadOnlyList<ConditionKind> All { get; } = [.. ByType.Values.OrderBy(k => k.Name, StringComparer.Ordinal)];

    /// <summary>The kind of a condition.</summary>
    public static ConditionKind Of(Condition condition) => ByType[condition.GetType()];

    /// <summary>The kind of a name, if there is one.</summary>
    public static ConditionKind? Named(string name) => All.FirstOrDefault(k => k.Name == name);

    private static FrozenDictionary<Type, ConditionKind> Find() =>
        (from type in typeof(Condition).Assembly.GetTypes()
         let declared = type.GetCustomAttribute<KindAttribute>()
         where declared is not null && type.IsAssignableTo(typeof(Condition))
         select new ConditionKind(type, declared)).ToFrozenDictionary(k => k.Type);
}
