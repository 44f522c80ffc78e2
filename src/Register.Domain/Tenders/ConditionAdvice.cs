using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>The rules of the advice about one condition.</summary>
/// <param name="Value">The estimated value it is measured by.</param>
/// <param name="Type">What is bought.</param>
/// <param name="OpenToEurope">Whether the procedure is European, where conditions of residence are refused.</param>
/// <param name="CrossBorder">Whether bidders from elsewhere in Europe may be interested.</param>
/// <param name="Figures">The figures of the day.</param>
internal sealed record ConditionAdvice(Money Value, ContractType Type, bool OpenToEurope, bool CrossBorder, AdviceFigures Figures)
{
    /// <summary>Everything to reconsider about the condition.</summary>
    public IEnumerable<AdviceFinding> On(Leaf leaf)
    {
        var own = leaf switch
        {
            MinimumTurnover turnover => On(turnover),
            References references => On(references),
            Certificate { OrEquivalent: false } certificate => [new AdviceFinding(AdviceRules.CertificateExact) { About = [certificate.Code] }],
            ConductCertificate { Document: DocumentKinds.PersonalConductCertificate } => [new AdviceFinding(AdviceRules.VogForGva)],
            Residence residence when !OpenToEurope =>
                [new AdviceFinding(CrossBorder ? AdviceRules.ResidenceCrossBorder : AdviceRules.ResidenceAsked) { About = residence.Areas }],
            RateCeiling rate => On(rate),
            Capacity hours when IsOfOnePerson(hours) => On(hours),
            _ => [],
        };
        return own.Concat(OnPooling(leaf));
    }

    /// <summary>Whether it asks hours of one person: all by herself, and not of a team.</summary>
    public static bool IsOfOnePerson(Capacity hours) => CombineOf(hours) != Combine.Sum;

    private IEnumerable<AdviceFinding> On(MinimumTurnover leaf)
    {
        yield return new AdviceFinding(AdviceRules.TurnoverAsked) { Asked = leaf.Amount.Cents, Unit = Unit.Cents, Currency = leaf.Amount.Currency };
        var most = Share(Value, Figures.Turnover);
        if (leaf.Amount.Currency == Value.Currency && leaf.Amount.Cents > most)
            yield return new AdviceFinding(AdviceRules.TurnoverHigh) { Asked = leaf.Amount.Cents, Limit = most, Unit = Unit.Cents, Figure = Figures.Turnover };
    }

    private IEnumerable<AdviceFinding> On(References leaf)
    {
        var years = Type == ContractType.Works ? Figures.ReferenceYearsWorks : Figures.ReferenceYears;
        if (leaf.Years > years.Value)
            yield return new AdviceFinding(AdviceRules.ReferencesOld) { Asked = leaf.Years, Limit = years.Value, Unit = Unit.Years, Figure = years };
        var share = leaf.ShareBasisPoints is { } basisPoints ? Share(Value, basisPoints) : 0;
        var least = leaf.MinimumValue is { } minimum && minimum.Currency == Value.Currency ? minimum.Cents : 0;
        var most = Share(Value, Figures.ReferenceSize);
        if (Math.Max(share, least) > most)
            yield return new AdviceFinding(AdviceRules.ReferencesLarge) { Asked = Math.Max(share, least), Limit = most, Unit = Unit.Cents, Figure = Figures.ReferenceSize };
        // All eight digits name exactly one kind of work; the beginning of a code names what is comparable.
        if (leaf.Cpv.Count > 0 && leaf.Cpv.All(c => c.Length >= 8)) yield return new AdviceFinding(AdviceRules.ReferencesIdentical) { About = leaf.Cpv };
    }

    private IEnumerable<AdviceFinding> On(RateCeiling leaf)
    {
        var presumed = Money.Euros(Figures.PresumedRate.Value);
        if (leaf.Maximum.Currency == presumed.Currency && leaf.Maximum < presumed)
            yield return new AdviceFinding(AdviceRules.IndependenceRate) { Asked = leaf.Maximum.Cents, Limit = presumed.Cents, Unit = Unit.Cents, Figure = Figures.PresumedRate };
    }

    private IEnumerable<AdviceFinding> On(Capacity leaf)
    {
        if (leaf.HoursPerWeek >= Figures.SoleClientHours.Value)
            yield return new AdviceFinding(AdviceRules.IndependenceSoleClient)
            {
                Asked = leaf.HoursPerWeek, Limit = Figures.SoleClientHours.Value, Unit = Unit.Hours, Figure = Figures.SoleClientHours,
            };
    }

    // What may be lent may be pooled, and the first way of a kind asks least. Who performs may be named: experience is not lent.
    private static IEnumerable<AdviceFinding> OnPooling(Leaf leaf)
    {
        var kind = ConditionKinds.Of(leaf);
        if (kind.Reliance && CombineOf(leaf) is var combine && combine != kind.DefaultCombine && combine != Combine.Performer)
            yield return new AdviceFinding(AdviceRules.PoolingLimited) { About = [kind.Name] };
    }

    private static Combine CombineOf(Leaf leaf) => leaf.Combine ?? ConditionKinds.Of(leaf).DefaultCombine;

    internal static long Share(Money value, DatedFigure basisPoints) => Share(value, basisPoints.Value);

    private static long Share(Money value, long basisPoints) => (long)Int128.Min(long.MaxValue, (Int128)value.Cents * basisPoints / 10_000);
}
