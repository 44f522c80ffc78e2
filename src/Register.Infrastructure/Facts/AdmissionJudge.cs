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
    public async Task<EligibilityReport> Judge(Id<PurchasingConditions> set, int number, Id<Freelancer> freelancer, DateTimeOffset now)
    {
        var version = await ConditionsVersions.Find(session, set, number) ?? throw CommonRefusals.NotFound("version");
        return Judge(version, (await profiles.Facts([freelancer]))[freelancer], now);
    }

    /// <summary>The report on facts that were gathered before.</summary>
    public EligibilityReport Judge(ConditionsVersion version, MemberFacts facts, DateTimeOffset now) =>
        Assessment.Of(version.Tree(), BidderProfile.Solo(facts), new AssessmentContext { At = now, Figures = law.EligibilityAt(now) });

    /// <summary>Working days to decide.</summary>
    public int DecisionDays(DateTimeOffset now) => law.AdmissionDecisionDaysAt(now);
}
