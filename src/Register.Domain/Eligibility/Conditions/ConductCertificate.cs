namespace Register.Domain.Eligibility.Conditions;

/// <summary>A conduct certificate (GVA, or VOG of a natural person) that is recent enough at submission.</summary>
[Kind("conductCertificate", By.EveryMember, By.Performer, Source = "Aw 2012 art. 2.89, 2.102, 4.1-4.11",
    Declaration = Declaration.BeforeAward, Evidence = true, Reasons = [Reason.TooOld])]
public sealed record ConductCertificate : Leaf, IWeigh<DocumentFact>
{
    /// <summary><c>gva</c> or <c>vog</c>.</summary>
    public string Document { get; init; } = DocumentKinds.ConductCertificate;

    public override void Check(FlawList flaws)
    {
        flaws.OneOf("/document", Document, [DocumentKinds.ConductCertificate, DocumentKinds.PersonalConductCertificate]);
        flaws.If(Document == DocumentKinds.ConductCertificate && Combine == Eligibility.Combine.Performer,
            "/combine", FlawCodes.NoCombine, ("kind", "conductCertificate"), ("value", Combine), ("source", "Aw 2012 art. 4.1"));
    }

    public override Holding Look(MemberFacts member, in Moment moment) =>
        Shown.By(member.Documents, this, 1, moment, moment.Figures.ConductCertificateMonths, moment.BeforeAward, Outcome.Unproven);

    public override IReadOnlyList<string> About() => [Document];

    long IWeigh<DocumentFact>.Weigh(DocumentFact fact, in Moment moment) => fact.Kind == Document ? 1 : 0;
}
