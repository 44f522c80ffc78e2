namespace Register.Domain.Eligibility.Conditions;

/// <summary>Registration in a trade register; with <see cref="Extract"/> also an extract that is recent enough.</summary>
[Kind("businessRegistration", By.EveryMember, By.Lead, By.Performer,
    Source = "Aw 2012 art. 2.89, 2.98", Evidence = true, Reasons = [Reason.TooOld])]
public sealed record BusinessRegistration : Leaf, IWeigh<RegistrationFact>, IWeigh<DocumentFact>
{
    /// <summary>The schemes known: Netherlands, Belgium, Germany.</summary>
    public static readonly IReadOnlyList<string> KnownSchemes = ["NL-KVK", "BE-BCE_KBO", "DE-CR"];

    /// <summary>Schemes taken; empty takes each.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>Whether a trade-register extract is asked too.</summary>
    public bool Extract { get; init; }

    public override void Check(FlawList flaws) => flaws.Codes("/schemes", Schemes, mayBeEmpty: true, among: KnownSchemes);

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        var registered = Shown.By(member.Registrations, this, 1, moment);
        if (!Extract) return registered;
        var extract = Shown.By(member.Documents, this, 1, moment, moment.Figures.TradeRegisterExtractMonths, moment.BeforeAward, Outcome.Unproven);
        var worse = registered.IsBetterThan(extract) ? extract : registered;
        return worse with { ValidUntil = Days.Earlier(registered.ValidUntil, extract.ValidUntil), Evidence = [.. registered.Evidence, .. extract.Evidence] };
    }

    public override IReadOnlyList<string> About() => Schemes;

    long IWeigh<RegistrationFact>.Weigh(RegistrationFact fact, in Moment moment) => Schemes.Count == 0 || Schemes.Contains(fact.Scheme) ? 1 : 0;

    long IWeigh<DocumentFact>.Weigh(DocumentFact fact, in Moment moment) => fact.Kind == DocumentKinds.TradeRegisterExtract ? 1 : 0;
}
