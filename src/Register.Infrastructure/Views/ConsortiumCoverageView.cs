using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>Who of a consortium covers what: a row for every condition of the lot, a cell for every member, gaps named
/// with what is missing, and what every member still owes.</summary>
public sealed record ConsortiumCoverageView : ISpoken, IExample<ConsortiumCoverageView>
{
    public required Id<Consortium> ConsortiumId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>The instant it was judged for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>All conditions together, as far as members let themselves be seen.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Whether every member let itself be seen, by accepting terms of this consortium. Of others nothing is
    /// looked at but by themselves, so that proposing a consortium shows nobody's affairs.</summary>
    public required bool EverybodySeen { get; init; }

    /// <summary>The rules and the legal figures it was judged by.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>What is odd about the consortium as put together, such as a part of the work that nobody does.</summary>
    public required IReadOnlyList<BidderRemark> Remarks { get; init; }

    public required IReadOnlyList<CoverageRow> Conditions { get; init; }
    public required IReadOnlyList<MemberDebts> Members { get; init; }

    /// <summary>Third parties relied on, with what they owe.</summary>
    public required IReadOnlyList<ReliedOnDebts> ReliedOn { get; init; }

    /// <summary>What holds now and lapses before the contract ends.</summary>
    public required IReadOnlyList<LapseView> Lapses { get; init; }

    /// <summary>Whether bidding together may touch competition law.</summary>
    public required CompetitionView Competition { get; init; }

    public static ConsortiumCoverageView Example => new()
    {
        ConsortiumId = ConsortiumView.Example.Id, LotId = ConsortiumView.Example.LotId, At = ConsortiumView.Example.FormedAt,
        Outcome = Outcome.NotMet, EverybodySeen = true, RulesVersion = Assessment.RulesVersion + "/2026-1/2026-01-01", Remarks = [],
        Conditions =
        [
            new CoverageRow
            {
                Condition = "c1", Kind = "capacity", Outcome = Outcome.NotMet, Code = "capacity.short", Combine = Combine.Sum, AssessedAt = AssessedAt.Submission,
                Unit = Unit.Hours, Required = 60, Claimed = 52, Proven = 52, Missing = 8, Remedy = "capacity.remedy",
                Cells = [new CoverageCell(ConsortiumView.Example.LeadId.ToString(), false, Cover.Partly, true, true, Outcome.NotMet, 32, 32, 28, null)],
            },
        ],
        Members = [new MemberDebts(ConsortiumView.Example.LeadId, true, true, [])], ReliedOn = [], Lapses = [], Competition = CompetitionView.Example,
    };

    /// <inheritdoc/>
    public object In(Say say) => this with
    {
        Remarks = [.. Remarks.Select(r => r.In(say))],
        Conditions = [.. Conditions.Select(c => c.In(say))],
        Members = [.. Members.Select(m => m with { Owes = [.. m.Owes.Select(o => o.In(say))] })],
        ReliedOn = [.. ReliedOn.Select(m => m with { Owes = [.. m.Owes.Select(o => o.In(say))] })],
        Lapses = [.. Lapses.Select(l => l.In(say))], Competition = Competition.In(say),
    };
}

/// <summary>A condition with who covers it.</summary>
public sealed record CoverageRow
{
    /// <summary>The id of the condition in the lot.</summary>
    public required string Condition { get; init; }

    public required string Kind { get; init; }
    public required Outcome Outcome { get; init; }

    /// <summary>Stable code of the finding.</summary>
    public required string Code { get; init; }

    /// <summary>How the members satisfy it together.</summary>
    public required Combine Combine { get; init; }

    public required AssessedAt AssessedAt { get; init; }

    /// <summary>What the numbers count.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The currency, when they are cents.</summary>
    public string? Currency { get; init; }

    public required long Required { get; init; }

    /// <summary>How much is on record, all that counts together.</summary>
    public required long Claimed { get; init; }

    /// <summary>How much of that is shown by verified evidence.</summary>
    public required long Proven { get; init; }

    public required long Missing { get; init; }

    /// <summary>Stable code of what would mend it; absent when met.</summary>
    public string? Remedy { get; init; }

    /// <summary>Last day it stays so.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The kind's name, for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the finding says, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>What would mend it, for people.</summary>
    public string? RemedyText { get; init; }

    public required IReadOnlyList<CoverageCell> Cells { get; init; }

    // What the texts are filled with.
    private FindingView? Told { get; init; }

    internal static CoverageRow Of(Finding finding) => new()
    {
        Condition = finding.Condition, Kind = finding.Kind, Outcome = finding.Outcome, Code = finding.Code, Combine = finding.Combine,
        AssessedAt = finding.AssessedAt, Unit = finding.Unit, Currency = finding.Currency, Required = finding.Required, Claimed = finding.Claimed,
        Proven = finding.Proven, Missing = finding.Missing, Remedy = finding.Remedy, ValidUntil = finding.ValidUntil, Told = FindingView.Of(finding),
        Cells = [.. finding.Coverage.Select(c => new CoverageCell(
            c.Member, c.Relied, c.Cover, c.Counts, c.Used, c.Outcome, c.Claimed, c.Proven, c.Missing, c.ValidUntil))],
    };

    internal CoverageRow In(Say say) => Told?.In(say) is { } said ? this with { Title = said.Title, Text = said.Text, RemedyText = said.Remedy } : this;
}

/// <summary>How far one member or third party covers a condition: whether the condition looks at it, whether the finding
/// rests on it, how it would come out by itself, and how much it has and lacks. Who is not to be seen yet has a gap. A firm
/// outside the register that is relied on has the id of the reliance.</summary>
public sealed record CoverageCell(
    string MemberId, bool Relied, Cover Cover, bool Counts, bool Used, Outcome Outcome, long Claimed, long Proven, long Missing, DateOnly? ValidUntil);

/// <summary>What a member still owes: acceptance of the terms, being seen at all, and what conditions ask of it.</summary>
public sealed record MemberDebts(Id<Freelancer> MemberId, bool Accepted, bool Seen, IReadOnlyList<ConditionDebt> Owes);

/// <summary>What a third party relied on still owes: its signature, and what conditions ask of it. A firm outside the
/// register has the id of the reliance.</summary>
public sealed record ReliedOnDebts(string MemberId, bool Committed, IReadOnlyList<ConditionDebt> Owes);

/// <summary>What a condition asks of one member: the finding's code for it, and the code of what would mend it.</summary>
public sealed record ConditionDebt(string Condition, string Code, string? Remedy)
{
    /// <summary>What is found of it, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>What would mend it, for people.</summary>
    public string? RemedyText { get; init; }

    private FindingView? Told { get; init; }

    internal static ConditionDebt Of(Finding finding, Coverage cover)
    {
        var kind = ConditionKinds.Named(finding.Kind)!;
        var (code, remedy) = (kind.CodeOf(cover.Reason), kind.RemedyOf(cover.Reason));
        return new ConditionDebt(finding.Condition, code, remedy)
        {
            Told = FindingView.Of(finding) with
            {
                Code = code, RemedyCode = remedy, Claimed = cover.Claimed, Proven = cover.Proven, Missing = cover.Missing, ValidUntil = cover.ValidUntil,
            },
        };
    }

    internal ConditionDebt In(Say say) => Told?.In(say) is { } said ? this with { Text = said.Text, RemedyText = said.Remedy } : this;
}
