namespace Register.Domain.Eligibility.Conditions;

/// <summary>A purchasing-conditions set or other document is accepted at exactly the version named.</summary>
[Kind("conditionsAccepted", By.EveryMember, By.Lead, Source = "BW 6:231-6:234",
    Declaration = Declaration.Always, Reasons = [Reason.Missing, Reason.OtherVersion])]
public sealed record ConditionsAccepted : Leaf
{
    /// <summary>The set's or document's id.</summary>
    public string Document { get; init; } = "";

    /// <summary>The version.</summary>
    public int Version { get; init; } = 1;

    public override void Check(FlawList flaws)
    {
        flaws.Text("/document", Document);
        flaws.Range("/version", Version, 1, 1_000_000);
    }

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        var why = Reason.Missing;
        for (var i = 0; i < member.Accepted.Count; i++)
        {
            var accepted = member.Accepted[i];
            if (accepted.Document != Document || accepted.AcceptedOn > moment.From) continue;
            if (accepted.Version == Version) return Holding.Yes();
            why = Reason.OtherVersion;
        }
        return Holding.No(why);
    }

    public override IReadOnlyList<string> About() => [Document];
}
