using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Consortia;

/// <summary>Who of a consortium covers which condition of its lot, judged now; for its members.</summary>
public sealed record GetConsortiumCoverage(Id<Consortium> ConsortiumId) : IQuery<ConsortiumCoverageView>;

internal sealed class GetConsortiumCoverageHandler(
    ConsortiumSeen seen, VisibleTenders tenders, LotConditions conditions, BidderProfiles profiles, TimeProvider clock)
    : IRequestHandler<GetConsortiumCoverage, ConsortiumCoverageView>
{
    public async Task<ConsortiumCoverageView> Handle(GetConsortiumCoverage request, CancellationToken cancellationToken)
    {
        var consortium = await seen.Find(request.ConsortiumId);
        var tender = await tenders.Find(consortium.TenderId);
        var lot = tender.LotOf(consortium.LotId);
        var open = await seen.Open(consortium);
        var profile = await Profile(consortium, open, lot.Id.ToString());
        var report = Assessment.Of(await conditions.Of(tender, lot), profile, conditions.ContextOf(tender, lot, clock.GetUtcNow()));
        return new ConsortiumCoverageView
        {
            ConsortiumId = consortium.Id, LotId = lot.Id, At = report.At, Outcome = report.Outcome, RulesVersion = report.RulesVersion,
            EverybodySeen = open.Count == consortium.Terms.Members.Count, Lapses = report.Lapses,
            Conditions = [.. report.Findings.Select(Row)],
            Members = [.. consortium.Terms.Members.Select(m => Debts(m.Freelancer, consortium, report, open.Contains(m.Freelancer)))],
        };
    }

    private async Task<BidderProfile> Profile(Consortium consortium, HashSet<Id<Freelancer>> open, string lot)
    {
        var facts = await profiles.Facts(open, lot);
        return new BidderProfile
        {
            Lead = consortium.Terms.Lead.ToString(),
            Members = [.. consortium.Terms.Members.Select(m => new BidderMember
            {
                Facts = facts.GetValueOrDefault(m.Freelancer) ?? new MemberFacts { Member = m.Freelancer.ToString() },
                ShareBasisPoints = m.ShareBasisPoints, Performs = m.Performs,
            })],
        };
    }

    private static CoverageRow Row(Finding finding) => new()
    {
        Condition = finding.Condition, Kind = finding.Kind, Outcome = finding.Outcome, Code = finding.Code, Combine = finding.Combine,
        AssessedAt = finding.AssessedAt, Unit = finding.Unit, Currency = finding.Currency, Required = finding.Required, Claimed = finding.Claimed,
        Proven = finding.Proven, Missing = finding.Missing, Remedy = finding.Remedy, ValidUntil = finding.ValidUntil,
        Cells = [.. finding.Coverage.Select(c => new CoverageCell(
            Id<Freelancer>.Parse(c.Member), c.Cover, c.Counts, c.Used, c.Outcome, c.Claimed, c.Proven, c.Missing, c.ValidUntil))],
    };

    private static MemberDebts Debts(Id<Freelancer> member, Consortium consortium, EligibilityReport report, bool seen) => new(
        member, consortium.Accepted(member, consortium.Terms.Hash()) is not null, seen,
        seen ? [.. report.OwedBy(member.ToString()).Select(o => Debt(o.Finding, o.Coverage.Reason))] : []);

    private static ConditionDebt Debt(Finding finding, Reason reason)
    {
        var kind = ConditionKinds.Named(finding.Kind)!;
        return new ConditionDebt(finding.Condition, kind.CodeOf(reason), kind.RemedyOf(reason));
    }
}
