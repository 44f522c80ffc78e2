using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Consortia;

/// <summary>Who of a consortium covers which condition of its lot, judged now; for its members.</summary>
public sealed record GetConsortiumCoverage(Id<Consortium> ConsortiumId) : IQuery<ConsortiumCoverageView>;

internal sealed class GetConsortiumCoverageHandler(
    ConsortiumSeen seen, VisibleTenders tenders, LotConditions conditions, Bidders bidders, LegalBook law, TimeProvider clock)
    : IRequestHandler<GetConsortiumCoverage, ConsortiumCoverageView>
{
    public async Task<ConsortiumCoverageView> Handle(GetConsortiumCoverage request, CancellationToken cancellationToken)
    {
        var consortium = await seen.Find(request.ConsortiumId);
        var tender = await tenders.Find(consortium.TenderId);
        var lot = tender.LotOf(consortium.LotId);
        var open = await seen.Open(consortium);
        var profile = await bidders.Of(consortium, open);
        var now = clock.GetUtcNow();
        var asked = await conditions.Of(tender, lot);
        var report = Assessment.Of(asked, profile, conditions.ContextOf(tender, lot, now));
        var (day, limits) = (DutchTime.DayOf(now), law.CompetitionAt(now));
        return new ConsortiumCoverageView
        {
            ConsortiumId = consortium.Id, LotId = lot.Id, At = report.At, Outcome = report.Outcome, RulesVersion = report.RulesVersion,
            EverybodySeen = open.Count == consortium.Terms.Members.Count, Lapses = [.. report.Lapses.Select(LapseView.Of)],
            Remarks = BidderRemark.Of(ProfileFlaws.Of(profile, asked)),
            Conditions = [.. report.Findings.Select(CoverageRow.Of)],
            Members = [.. consortium.Terms.Members.Select(m => Debts(m.Freelancer, consortium, report, open.Contains(m.Freelancer)))],
            ReliedOn = [.. profile.ReliedOn.Select(r => new ReliedOnDebts(r.Facts.Member, r.Committed, Owed(report, r.Facts.Member)))],
            Competition = CompetitionView.Of(Competition.Of(profile, tender.Content.ContractType, day, limits), limits),
        };
    }

    private static MemberDebts Debts(Id<Freelancer> member, Consortium consortium, EligibilityReport report, bool seen) => new(
        member, consortium.Accepted(member, consortium.Terms.Hash()) is not null, seen, seen ? Owed(report, member.ToString()) : []);

    private static IReadOnlyList<ConditionDebt> Owed(EligibilityReport report, string who) =>
        [.. report.OwedBy(who).Select(o => ConditionDebt.Of(o.Finding, o.Coverage))];
}
