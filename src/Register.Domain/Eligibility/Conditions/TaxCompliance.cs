namespace Register.Domain.Eligibility.Conditions;

/// <summary>A statement of the tax authority that taxes and contributions are paid, recent enough at submission.</summary>
[Kind("taxCompliance", By.EveryMember, Source = "Aw 2012 art. 2.86 lid 4, 2.89, 2.102",
    Declaration = Declaration.BeforeAward, Evidence = true, Reasons = [Reason.TooOld])]
public sealed record TaxCompliance : Leaf, IWeigh<DocumentFact>
{
    public override void Check(FlawList flaws)
    {
    }

    public override Holding Look(MemberFacts member, in Moment moment) =>
        Shown.By(member.Documents, this, 1, moment, moment.Figures.TaxStatementMonths, moment.BeforeAward, Outcome.Unproven);

    long IWeigh<DocumentFact>.Weigh(DocumentFact fact, in Moment moment) => fact.Kind == DocumentKinds.TaxStatement ? 1 : 0;
}
