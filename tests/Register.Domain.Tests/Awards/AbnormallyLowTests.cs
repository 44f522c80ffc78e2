using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;

namespace Register.Domain.Tests.Awards;

public sealed class AbnormallyLowTests
{
    private static readonly EvaluationFigures Figures = new() { LowUnderMeanBasisPoints = 4000, LowUnderNextBasisPoints = 3000 };

    [Fact]
    public void A_price_40_percent_under_the_mean_of_the_others_is_asked_about()
    {
        // The others of the first: 80, 100 and 120, with a mean of 100.
        Flagged(60, 80, 100, 120).ShouldBe([(60L, 4000, null)]);
        Flagged(60.01m, 80, 100, 120).ShouldBeEmpty();
    }

    [Fact]
    public void The_lowest_price_30_percent_under_the_next_is_asked_about()
    {
        Flagged(70, 100, 101).ShouldBe([(70L, null, 3000)]);
        Flagged(70.01m, 100, 101).ShouldBeEmpty();
    }

    [Fact]
    public void Both_measures_are_told_and_only_the_lowest_is_held_against_the_next()
    {
        Flagged(10, 50, 100, 200).ShouldBe([(10L, 9142, 8000), (50L, 5161, null)]);
        Flagged(69, 70, 100).ShouldBeEmpty();
    }

    [Fact]
    public void Two_equal_prices_are_not_under_one_another_and_one_alone_under_nothing()
    {
        Flagged(50, 50, 60).ShouldBeEmpty();
        Flagged(1).ShouldBeEmpty();
        Flagged().ShouldBeEmpty();
    }

    private static IEnumerable<(long Price, int? UnderMean, int? UnderNext)> Flagged(params decimal[] prices)
    {
        var bids = prices.Select(p => new ComparedBid { BidId = Id<Bid>.New(DateTimeOffset.UnixEpoch), Price = new Money((long)(p * 100), "EUR"), Criteria = [] }).ToList();
        return AbnormallyLow.Among(bids, Figures).Select(low => ((long)bids.Single(b => b.BidId == low.BidId).Price.Amount, low.UnderMeanBasisPoints, low.UnderNextBasisPoints));
    }
}
