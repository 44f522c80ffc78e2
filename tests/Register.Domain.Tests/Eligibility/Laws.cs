using FsCheck;
using FsCheck.Fluent;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Xunit.Abstractions;
using Outcome = Register.Domain.Eligibility.Outcome;

namespace Register.Domain.Tests.Eligibility;

public class Laws(ITestOutputHelper output)
{
    [Fact]
    public void Member_order_evidence_order_and_condition_order_do_not_matter() => ForAll((make, tree, bidder, context) =>
    {
        var shuffled = bidder with { Members = [.. make.Shuffled(bidder.Members).Select(m => m with { Facts = Shuffle(make, m.Facts) })] };

        var (before, after) = (Assessment.Of(tree, bidder, context), Assessment.Of(tree, shuffled, context));

        after.Hash.ShouldBe(before.Hash);
        after.Outcome.ShouldBe(before.Outcome);
        after.Findings.Select(f => (f.Code, f.ValidUntil)).ShouldBe(before.Findings.Select(f => (f.Code, f.ValidUntil)));
        if (tree is not AllOf all) return;
        var turned = Assessment.Of(all with { Conditions = make.Shuffled(all.Conditions) }, bidder, context);
        (turned.Outcome, turned.ValidUntil).ShouldBe((before.Outcome, before.ValidUntil));
    });

    [Fact]
    public void Asking_again_gives_the_same_report() => ForAll((_, tree, bidder, context) =>
        Assessment.Of(tree, bidder, context).Hash.ShouldBe(Assessment.Of(tree, bidder, context).Hash));

    [Fact]
    public void Not_not_is_itself() => ForAll((_, tree, bidder, context) =>
        Assessment.Of(new Not { Condition = new Not { Condition = tree } }, bidder, context).Outcome.ShouldBe(Assessment.Of(tree, bidder, context).Outcome));

    [Fact]
    public void A_member_more_never_worsens_a_sum_nor_improves_every_member() => ForAll((make, tree, bidder, context) =>
    {
        var more = bidder with { Members = [.. bidder.Members, new BidderMember { Facts = make.Facts("new") }] };
        foreach (var (before, after) in Pairs(tree, bidder, more, context))
        {
            if (before.Combine == Combine.Sum) ((int)after.Outcome).ShouldBeGreaterThanOrEqualTo((int)before.Outcome);
            if (before.Combine == Combine.EveryMember) ((int)after.Outcome).ShouldBeLessThanOrEqualTo((int)before.Outcome);
        }
    });

    [Fact]
    public void Verified_evidence_more_never_worsens_any_member_or_sum() => ForAll((make, tree, bidder, context) =>
    {
        var lucky = make.Pick(bidder.Members).Facts.Member;
        var more = bidder with { Members = [.. bidder.Members.Select(m => m.Facts.Member == lucky ? m with { Facts = WithMore(m.Facts, make.Facts("x")) } : m)] };
        foreach (var (before, after) in Pairs(tree, bidder, more, context))
            if (before.Combine is Combine.Sum or Combine.AnyMember) ((int)after.Outcome).ShouldBeGreaterThanOrEqualTo((int)before.Outcome, before.Code);
    });

    [Fact]
    public void Time_lapses_evidence_and_never_revives_it() => ForAll((make, tree, bidder, context) =>
    {
        var now = context with { SubmissionDeadline = null, AwardAt = null, Contract = null };
        var always = bidder with { Members = [.. bidder.Members.Select(m => m with { Facts = SinceEver(m.Facts) })], ReliedOn = [] };
        var before = Assessment.Of(tree, always, now);
        var after = Assessment.Of(tree, always, now with { At = now.At.AddDays(make.Pick(1, 2, 30, 400)) });
        foreach (var (early, late) in before.Findings.Zip(after.Findings))
            if (early.Kind is "certificate" or "diploma" or "references" or "liabilityInsurance" or "conductCertificate" or "taxCompliance" or "sustainability" or "language")
                ((int)late.Outcome).ShouldBeLessThanOrEqualTo((int)early.Outcome, early.Code);
    });

    [Fact]
    public void What_is_met_stays_met_to_its_last_day_and_no_longer() => ForAll((_, tree, bidder, context) =>
    {
        // Each condition is asked by itself here, outside the set that an admission is to.
        bidder = bidder with
        {
            Members = [.. bidder.Members.Select(m => m with { Facts = m.Facts with { Admissions = [] } })],
            ReliedOn = [.. bidder.ReliedOn.Select(r => r with { Facts = r.Facts with { Admissions = [] } })],
        };
        var now = context with { SubmissionDeadline = null, AwardAt = null, Contract = null };
        foreach (var finding in Assessment.Of(tree, bidder, now).Findings)
        {
            if (finding.Outcome != Outcome.Met || finding.ValidUntil is not { } last || finding.Kind is not ("certificate" or "liabilityInsurance" or "conductCertificate" or "diploma")) continue;
            var leaf = ConditionTree.Leaves(tree).Single(l => l.Id == finding.Condition) with { AssessedAt = null };
            if (finding.AssessedAt != AssessedAt.Submission) continue;
            Assessment.Of(leaf, bidder, now with { At = Kernel.DutchTime.StartOf(last).AddHours(12) }).Outcome.ShouldBe(Outcome.Met);
            if (finding.Combine is Combine.AnyMember or Combine.Performer) continue; // another member may take over
            Assessment.Of(leaf, bidder, now with { At = Kernel.DutchTime.StartOf(last.AddDays(1)).AddHours(12) }).Outcome.ShouldNotBe(Outcome.Met);
        }
    });

    private static IEnumerable<(Finding Before, Finding After)> Pairs(Condition tree, BidderProfile one, BidderProfile other, AssessmentContext context) =>
        Assessment.Of(tree, one, context).Findings.Zip(Assessment.Of(tree, other, context).Findings);

    private void ForAll(Action<Generated, Condition, BidderProfile, AssessmentContext> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var make = new Generated(seed);
            law(make, make.Asked(), make.Bidder(), make.Context());
        }).Check(Seeded.Cases(2_000, output));

    private static MemberFacts Shuffle(Generated make, MemberFacts f) => f with
    {
        Registrations = make.Shuffled(f.Registrations), Documents = make.Shuffled(f.Documents), Turnovers = make.Shuffled(f.Turnovers),
        References = make.Shuffled(f.References), Certificates = make.Shuffled(f.Certificates), Diplomas = make.Shuffled(f.Diplomas),
        Insurances = make.Shuffled(f.Insurances), Measures = make.Shuffled(f.Measures), Languages = make.Shuffled(f.Languages),
        Exclusions = make.Shuffled(f.Exclusions), Accepted = make.Shuffled(f.Accepted), Sectors = [.. make.Shuffled([.. f.Sectors])],
    };

    private static MemberFacts WithMore(MemberFacts f, MemberFacts other) => f with
    {
        Turnovers = [.. f.Turnovers, .. other.Turnovers.Select(Verified)], References = [.. f.References, .. other.References.Select(Verified)],
        Certificates = [.. f.Certificates, .. other.Certificates.Select(Verified)], Diplomas = [.. f.Diplomas, .. other.Diplomas.Select(Verified)],
        Insurances = [.. f.Insurances, .. other.Insurances.Select(Verified)], Measures = [.. f.Measures, .. other.Measures.Select(Verified)],
        Languages = [.. f.Languages, .. other.Languages.Select(Verified)],
    };

    private static T Verified<T>(T fact)
        where T : EvidenceFact => fact with { Id = "more-" + fact.Id, Status = EvidenceStatus.Verified };

    private static MemberFacts SinceEver(MemberFacts f) => f with
    {
        References = [.. f.References.Select(Ever)], Certificates = [.. f.Certificates.Select(Ever)], Diplomas = [.. f.Diplomas.Select(Ever)],
        Insurances = [.. f.Insurances.Select(Ever)], Measures = [.. f.Measures.Select(Ever)], Languages = [.. f.Languages.Select(Ever)],
        Documents = [.. f.Documents.Select(Ever)], Admissions = [.. f.Admissions.Select(a => a with { From = default })],
    };

    private static T Ever<T>(T fact)
        where T : EvidenceFact => fact with { ValidFrom = null };
}
