using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Tenders;
using Register.Domain.Tests.Eligibility;

namespace Register.Domain.Tests.Consortia;

public sealed class CompetitionTests
{
    private static readonly CompetitionFigures Figures = new(A("firms", 8), A("turnover", 1_100_000), A("share", 1000));

    public static TheoryData<string, long?[], CooperationSize, CooperationSize> Consortia => new()
    {
        { "at the bound", [600_000, 500_000], CooperationSize.Under, CooperationSize.Under },
        { "over it", [600_000, 500_001], CooperationSize.Over, CooperationSize.Over },
        { "over it without all being known", [1_100_001, null], CooperationSize.Over, CooperationSize.Over },
        { "not all known", [600_000, null], CooperationSize.Unknown, CooperationSize.Unknown },
        { "eight", [1, 1, 1, 1, 1, 1, 1, 1], CooperationSize.Under, CooperationSize.Under },
        { "nine", [1, 1, 1, 1, 1, 1, 1, 1, 1], CooperationSize.Under, CooperationSize.Over },
    };

    [Theory, MemberData(nameof(Consortia))]
    public void A_consortium_stands_under_a_bound_over_it_or_nobody_knows(string what, long?[] euros, CooperationSize turnover, CooperationSize whole)
    {
        var found = Look([.. euros.Select((e, i) => e is { } earned ? Situation.Member($"m{i}").Earned(2025, earned) : Situation.Member($"m{i}"))]);
        (found.Turnover, found.Whole).ShouldBe((turnover, whole), what);
    }

    [Fact]
    public void One_s_own_word_counts_and_another_year_another_currency_and_what_was_rejected_do_not()
    {
        Look(Situation.Member("a").Earned(2025, 1_100_001, EvidenceStatus.Declared)).Turnover.ShouldBe(CooperationSize.Over);
        Look(Situation.Member("a").Earned(2024, 1)).Turnover.ShouldBe(CooperationSize.Unknown);
        Look(Situation.Member("a").Earned(2025, 1, currency: "USD")).Turnover.ShouldBe(CooperationSize.Unknown);
        Look(Situation.Member("a").Earned(2025, 1, EvidenceStatus.Rejected)).Turnover.ShouldBe(CooperationSize.Unknown);
        Look(Situation.Member("a").Earned(2025, 1).Earned(2025, 1_100_001)).Turnover.ShouldBe(CooperationSize.Over);
    }

    [Fact]
    public void There_is_no_figure_for_supplies() =>
        Competition.Of(Situation.Alone(Situation.Member("a").Earned(2025, 1)), ContractType.Supplies, new DateOnly(2026, 6, 1), Figures).Turnover.ShouldBe(CooperationSize.Unknown);

    private static Competition Look(params MemberFacts[] members) =>
        Competition.Of(Situation.Together(members), ContractType.Services, new DateOnly(2026, 6, 1), Figures);

    private static DatedFigure A(string name, long value) => new(name, "EUR", value, new DateOnly(2016, 7, 1), "practice");
}
