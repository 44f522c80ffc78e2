using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using static Register.Domain.Tests.Tenders.TenderScenes;

namespace Register.Domain.Tests.Tenders;

public sealed class MotivationTests
{
    private static readonly Lot Asking = ALot() with
    {
        Conditions = [new Certificate { Code = "vca", OrEquivalent = false }, new MinimumTurnover { Amount = Money.Euros(10_000) }],
    };

    [Fact]
    public void Every_missing_motivation_is_named_with_its_place_and_nothing_is_published()
    {
        var tender = ADraft(Content(Asking));
        var refusal = Should.Throw<Refusal>(() => tender.Publish(Now, Figures, Motives.None));
        refusal.Code.ShouldBe("advice.unmotivated");
        refusal.Reasons.Select(r => (r.Pointer, r.Code, r.Condition)).ShouldBe(
            [("/lots/0/conditions/0", "advice.certificate-exact", "c1"), ("/lots/0/conditions/1", "advice.turnover-asked", "c2")]);
        tender.PublishedAt.ShouldBeNull();
    }

    [Fact]
    public void A_motivation_for_what_is_not_found_or_given_twice_is_refused()
    {
        var (exact, turnover) = (For("certificate-exact", 0), For("turnover-asked", 1));
        Refused(exact, turnover, For("turnover-high", 1)).ShouldBe(["/motivations/2"]);
        Refused(exact, exact, For("turnover-asked", 0)).ShouldBe(["/motivations/1", "/motivations/2"]);

        static IEnumerable<string?> Refused(params GivenMotivation[] given) =>
            Should.Throw<Refusal>(() => ADraft(Content(Asking)).Publish(Now, Figures, Motives.None with { Given = given })).Reasons.Select(r => r.Pointer);
    }

    [Fact]
    public void A_change_motivates_what_it_newly_asks_and_no_more()
    {
        var tender = ADraft(Content(Asking));
        tender.Publish(Now, Figures, Motives.None with { Given = [For("certificate-exact", 0), For("turnover-asked", 1)] });
        // The same certificate at another place, and more turnover.
        var lot = tender.Lots[0];
        var after = tender.Content with
        {
            Lots = [lot with { Conditions = [new MinimumTurnover { Id = "c2", Amount = Money.Euros(20_000) }, lot.Conditions[0]] }],
            Dates = tender.Content.Dates with { SubmissionDeadline = Deadline.AddDays(8) },
        };
        TenderChange Amend(params GivenMotivation[] given) => tender.Amend(
            new Amendment(after, "Meer omzet.", false, Motives.None with { Given = given }), (_, _) => [new Difference("/lots/0/conditions", null, null)], Figures, Now);
        Should.Throw<Refusal>(() => Amend()).Reasons.Select(r => r.Pointer).ShouldBe(["/content/lots/0/conditions/0"]);
        Amend(For("turnover-asked", 0)).Number.ShouldBe(1);
        tender.Motivations.Select(m => (m.For.Code, m.For.Condition, m.For.Asked, m.Change)).ShouldBe(
            [("advice.certificate-exact", "c1", null, 0), ("advice.turnover-asked", "c2", 1_000_000, 0), ("advice.turnover-asked", "c2", 2_000_000, 1)]);
    }

    private static GivenMotivation For(string rule, int condition) => new() { Code = "advice." + rule, Pointer = $"/lots/0/conditions/{condition}", Text = "Nodig." };
}
