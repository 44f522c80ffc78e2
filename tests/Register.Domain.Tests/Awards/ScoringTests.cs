using FsCheck;
using FsCheck.Fluent;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Awards;

public sealed class ScoringTests
{
    private static readonly Money Floor = Money.Euros(40_000);
    private static readonly Money Ceiling = Money.Euros(100_000);

    [Theory]
    [InlineData(40_000, 40)]
    [InlineData(39_999, 40)]
    [InlineData(0, 40)]
    [InlineData(70_000, 20)]
    [InlineData(55_000, 30)]
    [InlineData(100_000, 0)]
    [InlineData(250_000, 0)]
    public void A_linear_price_gets_all_points_at_the_floor_and_none_at_the_ceiling(long euros, decimal points) =>
        Scoring.LinearPrice(Money.Euros(euros), Floor, Ceiling, 4000).ShouldBe(points);

    [Fact]
    public void Points_are_rounded_to_hundredths_halves_away_from_zero()
    {
        // 40 points over 60 000.00: one point is 1 500.00; 7.50 is 0.005 of a point.
        Scoring.LinearPrice(new Money(99_992_50, "EUR"), Floor, Ceiling, 4000).ShouldBe(0.01m);
        Scoring.LinearPrice(new Money(99_992_51, "EUR"), Floor, Ceiling, 4000).ShouldBe(0.00m);
        Scoring.Quality(50, 3333).ShouldBe(16.67m);
        Scoring.Quality(49, 3333).ShouldBe(16.33m);
    }

    [Theory]
    [InlineData(40_000_00, 40)]
    [InlineData(50_000_00, 40)]
    [InlineData(50_000_01, 25)]
    [InlineData(60_000_00, 25)]
    [InlineData(60_000_01, 0)]
    public void A_price_gets_the_points_of_the_first_band_it_lies_in(long cents, decimal points) =>
        Scoring.BandPrice(new Money(cents, "EUR"), [new PriceBand { UpTo = Money.Euros(50_000), PointsBasisPoints = 10_000 },
            new PriceBand { UpTo = Money.Euros(60_000), PointsBasisPoints = 6_250 }], 4000).ShouldBe(points);

    [Fact]
    public void A_score_outside_its_scale_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Scoring.Quality(101, 3000));
        Should.Throw<ArgumentOutOfRangeException>(() => Scoring.Quality(-1, 3000));
        Should.Throw<ArgumentOutOfRangeException>(() => Scoring.LinearPrice(Floor, Ceiling, Floor, 3000));
    }

    [Fact]
    public void Quality_in_money_is_a_share_of_the_most_it_can_be_worth()
    {
        Scoring.Worth(70, 6000, 6000, Money.Euros(15_000)).ShouldBe(Money.Euros(10_500));
        Scoring.Worth(70, 2000, 6000, Money.Euros(15_000)).ShouldBe(Money.Euros(3_500));
        Scoring.Worth(100, 1, 3, new Money(100, "EUR")).ShouldBe(new Money(33, "EUR"));
    }

    [Fact]
    public void A_lower_price_never_gets_fewer_points_and_all_stay_within_the_weight() =>
        Prop.ForAll(Prices().Two().ToArbitrary(), pair =>
        {
            var (a, b) = (new Money(Math.Min(pair.Item1, pair.Item2), "EUR"), new Money(Math.Max(pair.Item1, pair.Item2), "EUR"));
            var (cheap, dear) = (Scoring.LinearPrice(a, Floor, Ceiling, 3333), Scoring.LinearPrice(b, Floor, Ceiling, 3333));
            return cheap >= dear && dear >= 0 && cheap <= 33.33m && decimal.Round(cheap, 2) == cheap;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_better_score_never_gets_fewer_points() =>
        Prop.ForAll(Gen.Choose(0, 10_000).SelectMany(w => Gen.Choose(0, 99).Select(s => (w, s))).ToArbitrary(),
            t => Scoring.Quality(t.s, t.w) <= Scoring.Quality(t.s + 1, t.w) && Scoring.Quality(100, t.w) == t.w / 100m).QuickCheckThrowOnFailure();

    private static Gen<long> Prices() => Gen.Choose(0, 2_000_000_000).Select(c => (long)c % 15_000_000);
}
