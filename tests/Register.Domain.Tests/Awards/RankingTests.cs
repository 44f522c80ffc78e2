using FsCheck;
using FsCheck.Fluent;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Awards;

public sealed class RankingTests
{
    // The worked example of the domain page: quality A 0, B 30, C 37 with prices 40, 80, 100 and 50 x lowest / price.
    private static readonly Offer[] Example =
        [new("A", Money.Euros(40), 0), new("B", Money.Euros(80), 30), new("C", Money.Euros(100), 37)];

    [Fact]
    public void The_relative_formula_gives_the_totals_of_the_worked_example()
    {
        Relative(Example).Select(r => (r.Contender.Bid, r.Contender.Merit)).ShouldBe([("C", 57m), ("B", 55m), ("A", 50m)]);
        Relative([.. Example.Skip(1)]).Select(r => (r.Contender.Bid, r.Contender.Merit)).ShouldBe([("B", 80m), ("C", 77m)]);
    }

    [Fact]
    public void Leaving_one_out_finds_that_a_loser_decided_who_won() =>
        LeaveOneOut.Reversals(Example, offers => Relative(offers).ToDictionary(r => r.Contender.Bid, r => r.Rank), o => o.Bid)
            .ShouldBe([new RankReversal("A", "C", "B")]);

    [Fact]
    public void The_linear_formula_never_turns_a_ranking_when_a_bid_leaves() =>
        Prop.ForAll(Offers().ToArbitrary(), offers =>
            LeaveOneOut.Reversals(offers, o => Linear(o).ToDictionary(r => r.Contender.Bid, r => r.Rank), o => o.Bid).Count == 0)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_bids_came_in_does_not_matter() =>
        Prop.ForAll(Offers().ToArbitrary(), offers => Linear(offers).SequenceEqual(Linear([.. offers.Reverse()]))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(TieBreak.LowerPrice, "B", 1, 2)]
    [InlineData(TieBreak.HigherQuality, "A", 1, 2)]
    [InlineData(TieBreak.Lot, "A", 1, 1)]
    public void Equal_totals_are_parted_by_the_rule_stated_beforehand(TieBreak tie, string first, int rankOfFirst, int rankOfSecond)
    {
        var ranked = Ranking.Of([new Contender("A", 80, Money.Euros(50), 60), new Contender("B", 80, Money.Euros(40), 50)], tie);
        ranked[0].Contender.Bid.ShouldBe(first);
        ranked.Select(r => r.Rank).ShouldBe([rankOfFirst, rankOfSecond]);
        ranked.ShouldAllBe(r => r.Tied == (tie == TieBreak.Lot));
    }

    [Fact]
    public void After_two_at_one_rank_the_next_rank_is_skipped() =>
        Ranking.Of([new Contender("A", 80, Money.Euros(1), 0), new Contender("B", 80, Money.Euros(1), 0), new Contender("C", 70, Money.Euros(1), 0)], TieBreak.LowerPrice)
            .Select(r => (r.Contender.Bid, r.Rank, r.Tied)).ShouldBe([("A", 1, true), ("B", 1, true), ("C", 3, false)]);

    private static IReadOnlyList<Ranked> Relative(IReadOnlyList<Offer> offers)
    {
        var lowest = offers.Min(o => o.Price);
        return Ranking.Of(offers.Select(o => new Contender(o.Bid, o.Quality + Scoring.RelativePrice(o.Price, lowest, 5000), o.Price, o.Quality)), TieBreak.LowerPrice);
    }

    private static IReadOnlyList<Ranked> Linear(IReadOnlyList<Offer> offers) => Ranking.Of(offers.Select(o => new Contender(
        o.Bid, o.Quality + Scoring.LinearPrice(o.Price, Money.Euros(40), Money.Euros(100), 5000), o.Price, o.Quality)), TieBreak.HigherQuality);

    private static Gen<Offer[]> Offers() => Gen.Choose(3, 7).SelectMany(n => Gen.Choose(0, 120).Two().ArrayOf(n))
        .Select(pairs => pairs.Select((p, i) => new Offer(((char)('A' + i)).ToString(), Money.Euros(p.Item1 + 1), p.Item2 % 51)).ToArray());

    private sealed record Offer(string Bid, Money Price, decimal Quality);
}
