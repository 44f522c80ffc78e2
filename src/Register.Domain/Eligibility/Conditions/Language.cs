namespace Register.Domain.Eligibility.Conditions;

/// <summary>Command of a language at a CEFR level. Before award one's own word is enough.</summary>
[Kind("language", By.AnyMember, By.EveryMember, By.Lead, By.Performer, Source = "Aw 2012 art. 1.10, 2.102",
    Unit = Unit.Level, Declaration = Declaration.BeforeAward, Evidence = true, Reasons = [Reason.Short])]
public sealed record Language : Leaf, IWeigh<LanguageFact>
{
    /// <summary>ISO 639-1: <c>nl</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>1 (A1), 2 (A2), 3 (B1), 4 (B2), 5 (C1), 6 (C2).</summary>
    public int Level { get; init; } = 1;

    public override void Check(FlawList flaws)
    {
        flaws.Written("/code", Code, "^[a-z]{2}$", FlawCodes.UnknownCode);
        flaws.Range("/level", Level, 1, 6);
    }

    public override Holding Look(MemberFacts member, in Moment moment) =>
        Shown.By(member.Languages, this, Level, moment, byWord: moment.BeforeAward);

    public override long Required(in Moment moment) => Level;

    public override IReadOnlyList<string> About() => [Code];

    long IWeigh<LanguageFact>.Weigh(LanguageFact fact, in Moment moment) => fact.Language == Code ? fact.Level : 0;
}
