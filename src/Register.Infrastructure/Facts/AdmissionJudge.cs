using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Legal;

namespace Register.Infrastructure.Facts;

/// <summary>Judges a freelancer by a version of a set, by herself and as things stand: by verified evidence, and never by
/// an admission she has.</summary>
public sealed class AdmissionJudge(Session session, BidderProfiles profiles, LegalBook law)
{
    /// <summary>The report at an instant.</summary>
    /// <exception cref="Refusal">She is not in the register, or there is no such version.</exception>
    public async Task<EligibilityReport> Judge(Id<PurchasingConditions> set, int number, Id<Freelancer> freelancer, DateTimeOffset now) =>
        await Judge(set, number, await FactsOf(freelancer), now);

    /// <summary>The report on facts that were gathered before.</summary>
    /// <exception cref="Refusal">There is no such version.</exception>
    public async Task<EligibilityReport> Judge(Id<PurchasingConditions> set, int number, MemberFacts facts, DateTimeOffset now) =>
        Judge(await ConditionsVersions.Find(session, set, number) ?? throw CommonRefusals.NotFound("version"), facts, now);

    /// <summary>What is known of a freelancer, for who judges her by several sets.</summary>
    /// <exception cref="Refusal">She is not in the register.</exception>
    public async Task<MemberFacts> FactsOf(Id<Freelancer> freelancer) => (await profiles.Facts([freelancer]))[freelancer];

    /// <summary>The report by a version that is not published yet.</summary>
    public EligibilityReport Judge(ConditionsVersion version, MemberFacts facts, DateTimeOffset now) =>
        Assessment.Of(version.Tree(), BidderProfile.Solo(facts), new AssessmentContext { At = now, Figures = law.EligibilityAt(now) });

    /// <summary>Working days to decide.</summary>
    public int DecisionDays(DateTimeOffset now) => law.AdmissionDecisionDaysAt(now);
}
