namespace Register.Domain.Tenders;

/// <summary>Something the advice looks for. It asks, and never decides.</summary>
/// <param name="Code">Stable code; also that of its text, and with <c>.remedy</c> behind it of what would satisfy it.</param>
/// <param name="Severity">What follows.</param>
/// <param name="Source">The article, or <c>practice</c> for what no article says.</param>
public sealed record AdviceRule(string Code, AdviceSeverity Severity, string Source);

/// <summary>What follows on a finding of the advice.</summary>
public enum AdviceSeverity
{
    /// <summary>Who keeps it says why, for everybody to read.</summary>
    MustMotivate,

    /// <summary>Worth a second look.</summary>
    Advice,

    /// <summary>A sign that somebody else may judge: the tax authority, the competition authority, a court.</summary>
    Flag,
}

/// <summary>All rules of the advice, each with its source. Figures come from the dated configuration.</summary>
public static class AdviceRules
{
    private const string Practice = "practice";

    /// <summary>Turnover is asked at all.</summary>
    public static readonly AdviceRule TurnoverAsked = new("advice.turnover-asked", AdviceSeverity.MustMotivate, "Aw 2012 art. 2.90");

    /// <summary>More turnover is asked than a number of times the estimated value.</summary>
    public static readonly AdviceRule TurnoverHigh = new("advice.turnover-high", AdviceSeverity.MustMotivate, "Aw 2012 art. 2.90");

    /// <summary>References are asked over more years than usual.</summary>
    public static readonly AdviceRule ReferencesOld = new("advice.references-old", AdviceSeverity.MustMotivate, "Aw 2012 art. 2.93");

    /// <summary>References are asked that are nearly as large as the assignment.</summary>
    public static readonly AdviceRule ReferencesLarge = new("advice.references-large", AdviceSeverity.MustMotivate, Practice);

    /// <summary>References must be identical and not comparable.</summary>
    public static readonly AdviceRule ReferencesIdentical = new("advice.references-identical", AdviceSeverity.MustMotivate, Practice);

    /// <summary>The contractor's liability has no limit.</summary>
    public static readonly AdviceRule LiabilityUnlimited = new("advice.liability-unlimited", AdviceSeverity.MustMotivate, Practice);

    /// <summary>A certificate is asked without "or equivalent".</summary>
    public static readonly AdviceRule CertificateExact = new("advice.certificate-exact", AdviceSeverity.MustMotivate, Practice);

    /// <summary>A VOG is asked where a GVA serves.</summary>
    public static readonly AdviceRule VogForGva = new("advice.vog-for-gva", AdviceSeverity.MustMotivate, Practice);

    /// <summary>Where somebody lives counts, and the assignment may interest bidders from elsewhere in Europe.</summary>
    public static readonly AdviceRule ResidenceCrossBorder = new("advice.residence-cross-border", AdviceSeverity.MustMotivate, Practice);

    /// <summary>Where somebody lives counts.</summary>
    public static readonly AdviceRule ResidenceAsked = new("advice.residence-asked", AdviceSeverity.Advice, Practice);

    /// <summary>Members of a consortium may not add what they have.</summary>
    public static readonly AdviceRule PoolingLimited = new("advice.pooling-limited", AdviceSeverity.Advice, "Aw 2012 art. 2.52, 2.92, 2.94");

    /// <summary>One is asked directly for what is usually put to several.</summary>
    public static readonly AdviceRule DirectHigh = new("advice.direct-high", AdviceSeverity.Advice, Practice);

    /// <summary>A European procedure for less than the threshold.</summary>
    public static readonly AdviceRule EuropeanLow = new("advice.european-low", AdviceSeverity.Advice, Practice);

    /// <summary>Nothing but the price counts.</summary>
    public static readonly AdviceRule PriceOnly = new("advice.price-only", AdviceSeverity.Advice, Practice);

    /// <summary>A relative price formula: a bid that cannot win may decide who does.</summary>
    public static readonly AdviceRule PriceRelative = new("advice.price-relative", AdviceSeverity.Advice, Practice);

    /// <summary>An hourly rate so low that employment is presumed.</summary>
    public static readonly AdviceRule IndependenceRate = new("advice.independence-rate", AdviceSeverity.Flag, Practice);

    /// <summary>So many hours of one person that there is hardly room for another client.</summary>
    public static readonly AdviceRule IndependenceSoleClient = new("advice.independence-sole-client", AdviceSeverity.Flag, Practice);

    /// <summary>Somebody's hours are bought for long.</summary>
    public static readonly AdviceRule IndependenceDuration = new("advice.independence-duration", AdviceSeverity.Flag, Practice);

    /// <summary>Bidders from elsewhere in Europe may be interested.</summary>
    public static readonly AdviceRule CrossBorderInterest = new("advice.cross-border-interest", AdviceSeverity.Flag, Practice);

    /// <summary>All of them, as they stand here.</summary>
    public static IReadOnlyList<AdviceRule> All { get; } =
        [.. typeof(AdviceRules).GetFields().Where(f => f.FieldType == typeof(AdviceRule)).Select(f => (AdviceRule)f.GetValue(null)!)];
}
