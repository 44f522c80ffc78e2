using Register.Domain.Authorities;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Reference;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;

namespace Register.Infrastructure.Views;

/// <summary>An open lot as it stands to whoever looks for work.</summary>
public sealed record MatchView : ISpoken, IExample<MatchView>
{
    public required Id<Lot> LotId { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<ContractingAuthority> AuthorityId { get; init; }
    public required string Title { get; init; }
    public required Procedure Procedure { get; init; }

    /// <summary>Excluding VAT, over the whole term.</summary>
    public required Money EstimatedValue { get; init; }

    public required IReadOnlyList<string> PlaceOfPerformance { get; init; }

    /// <summary>The smallest area that the home district and a place of performance both lie in.</summary>
    public required Nearness Nearness { get; init; }

    /// <summary>A bid at this instant is too late.</summary>
    public required DateTimeOffset SubmissionDeadline { get; init; }

    /// <summary>All conditions together.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What that means, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many conditions would do but are not shown by verified evidence.</summary>
    public required int Unproven { get; init; }

    /// <summary>The conditions that stand in the way, as few as there may be; none unless the outcome is <c>notMet</c>.</summary>
    public required IReadOnlyList<GapView> Gaps { get; init; }

    public static MatchView Example => new()
    {
        LotId = LotView.Example.Id, TenderId = LotView.Example.TenderId, AuthorityId = TenderView.Example.AuthorityId, Title = "Plantsoenen",
        Procedure = Procedure.OpenNational, EstimatedValue = LotView.Example.EstimatedValue, PlaceOfPerformance = ["WK093501"], Nearness = Nearness.District,
        SubmissionDeadline = LotView.Example.SubmissionDeadline, Outcome = Outcome.NotMet, Text = "Niet aan alle eisen is voldaan.", Unproven = 0, Gaps = [GapView.Example],
    };

    internal static MatchView Of(Match match) => Of(match, GapView.Of);

    /// <summary>For people who may not learn what the others of the bidder have.</summary>
    internal static MatchView WithoutAmounts(Match match) => Of(match, GapView.WithoutAmounts);

    private static MatchView Of(Match match, Func<Gap, GapView> view)
    {
        var (tender, lot) = (match.Open.Tender, match.Open.Lot);
        return new MatchView
        {
            LotId = lot.Id, TenderId = tender.Id, AuthorityId = tender.AuthorityId, Title = lot.Title, Procedure = tender.Content.Procedure,
            EstimatedValue = lot.EstimatedValue, PlaceOfPerformance = match.Open.Places, Nearness = match.Nearness, SubmissionDeadline = match.Open.Deadline,
            Outcome = match.Stand.Glance.Outcome, Unproven = match.Stand.Glance.Findings.Count(f => f.Outcome == Outcome.Unproven), Gaps = [.. match.Stand.Gaps.Select(view)],
        };
    }

    /// <inheritdoc/>
    public object In(Say say) => this with { Text = EligibilityView.Say(Outcome, say), Gaps = [.. Gaps.Select(g => g.In(say))] };
}

/// <summary>A condition that stands in the way.</summary>
public sealed record GapView : IExample<GapView>
{
    /// <summary>The condition's id.</summary>
    public required string Condition { get; init; }

    public required string Kind { get; init; }

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>What it says, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>What would mend it, for people.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether partners may close it; what every member must meet by itself they do not.</summary>
    public required bool PartnersHelp { get; init; }

    /// <summary>What the number counts.</summary>
    public Unit? Unit { get; init; }

    /// <summary>Its currency, when it is cents.</summary>
    public string? Currency { get; init; }

    /// <summary>How much is missing.</summary>
    public long? Missing { get; init; }

    public static GapView Example => new()
    {
        Condition = "c2", Kind = "minimumTurnover", Code = "minimumTurnover.short", Text = FindingView.Example.Text, Remedy = FindingView.Example.Remedy,
        PartnersHelp = true, Unit = Domain.Eligibility.Unit.Cents, Currency = "EUR", Missing = 2_000_000,
    };

    private FindingView? Finding { get; init; }

    internal static GapView Of(Gap gap) => gap.Finding is not { } finding
        ? new GapView { Condition = gap.Condition, Kind = "not", Code = "eligibility.excluded", PartnersHelp = false }
        : new GapView
        {
            Condition = finding.Condition, Kind = finding.Kind, Code = finding.Code, PartnersHelp = gap.PartnersHelp, Unit = finding.Unit,
            Currency = finding.Currency, Missing = finding.Missing, Finding = FindingView.Of(finding),
        };

    internal static GapView WithoutAmounts(Gap gap) => gap.Finding is not { } finding ? Of(gap) : new GapView
    {
        Condition = gap.Condition, Kind = finding.Kind, PartnersHelp = gap.PartnersHelp,
        Code = gap.PartnersHelp ? "eligibility.remains" : "eligibility.remains-with-each",
    };

    internal GapView In(Say say) => Finding?.In(say) is { } said
        ? this with { Text = said.Text, Remedy = said.Remedy }
        : this with { Text = say(Code, ("condition", Condition)) };
}
