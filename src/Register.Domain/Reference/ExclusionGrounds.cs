using Register.Domain.Kernel;

namespace Register.Domain.Reference;

/// <summary>The grounds for exclusion that the law names, under their codes in the eForms list <c>exclusion-ground</c>. Which of
/// them are mandatory on a day the dated figures say.</summary>
public static class ExclusionGrounds
{
    /// <summary>Says that a code names no ground.</summary>
    public const string Unknown = "exclusion-ground.unknown";

    /// <summary>Says that a code names a group.</summary>
    public const string IsGroup = "exclusion-ground.is-group";

    private const string Conviction = "Aw 2012 art. 2.86 lid 2";
    private const string Payment = "Aw 2012 art. 2.86 lid 4, 2.87 lid 1 sub j";
    private const string Obligations = "Aw 2012 art. 2.87 lid 1 sub a";
    private const string Insolvency = "Aw 2012 art. 2.87 lid 1 sub b";

    /// <summary>The article of each.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["exg-crim-part"] = Conviction,
        ["exg-crim-corrpt"] = Conviction,
        ["exg-crim-fraud"] = Conviction,
        ["exg-crim-terror"] = Conviction,
        ["exg-crim-laund"] = Conviction,
        ["exg-crim-traffick"] = Conviction,
        ["exg-pmt-bre-tax"] = Payment,
        ["exg-pmt-bre-ssc"] = Payment,
        ["exg-mis-bre-env-law"] = Obligations,
        ["exg-mis-bre-soc-law"] = Obligations,
        ["exg-mis-bre-lab-law"] = Obligations,
        ["exg-sitn-bankr"] = Insolvency,
        ["exg-sitn-insolvency"] = Insolvency,
        ["exg-sitn-cred-arran"] = Insolvency,
        ["exg-sitn-liq-admin"] = Insolvency,
        ["exg-sitn-as-susp"] = Insolvency,
        ["exg-sitn-other"] = Insolvency,
        ["exg-mis-misconduct"] = "Aw 2012 art. 2.87 lid 1 sub c",
        ["exg-mis-distortion"] = "Aw 2012 art. 2.87 lid 1 sub d",
        ["exg-mis-partic-confl"] = "Aw 2012 art. 2.87 lid 1 sub e",
        ["exg-mis-prep-confl"] = "Aw 2012 art. 2.87 lid 1 sub f",
        ["exg-mis-sanction"] = "Aw 2012 art. 2.87 lid 1 sub g",
        ["exg-mis-misrepresent"] = "Aw 2012 art. 2.87 lid 1 sub h, i",
    };

    /// <summary>Every ground.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Sources.Keys];

    /// <summary>The codes under which eForms groups them; none is a ground itself.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["exg-crim", "exg-pmt", "exg-mis", "exg-sitn"];

    /// <summary>Whether a ground is the group or lies in it: <c>exg-crim-fraud</c> lies within <c>exg-crim</c>.</summary>
    public static bool IsWithin(string ground, string group) =>
        ground.StartsWith(group, StringComparison.Ordinal) && (ground.Length == group.Length || ground[group.Length] == '-');

    /// <summary>Why a code names no ground: <see cref="Unknown"/> or <see cref="IsGroup"/>.</summary>
    public static string FaultOf(string? code) => Groups.Contains(code) ? IsGroup : Unknown;

    /// <summary>What is wrong with a code that must name a ground; null when it does.</summary>
    /// <param name="code">What was written.</param>
    /// <param name="pointer">Where.</param>
    /// <param name="orGroup">Whether a group will do.</param>
    public static Refusal? Flaw(string code, string pointer, bool orGroup = false) =>
        Sources.ContainsKey(code) || (orGroup && Groups.Contains(code)) ? null
        : Groups.Contains(code) ? ExclusionGroundRefusals.IsGroup(pointer, code) : ExclusionGroundRefusals.Unknown(pointer, code);
}

/// <summary>Codes that name no ground for exclusion.</summary>
public static class ExclusionGroundRefusals
{
    public static Refusal Unknown(string pointer, string value) => ReferenceRefusals.Unknown(ExclusionGrounds.Unknown, pointer, value);
    public static Refusal IsGroup(string pointer, string value) => new(RefusalKind.Invalid, ExclusionGrounds.IsGroup, pointer, ("value", value));
}
