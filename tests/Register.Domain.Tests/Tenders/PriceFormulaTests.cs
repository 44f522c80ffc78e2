using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Tenders;

public sealed class PriceFormulaTests
{
    private static readonly PriceFormula Linear = new() { Kind = PriceFormulaKind.Linear, BestPrice = Money.Euros(30_000), WorstPrice = Money.Euros(60_000) };

    [Theory]
    [InlineData(20_000, 10_000)]
    [InlineData(30_000, 10_000)]
    [InlineData(45_000, 5_000)]
    [InlineData(50_000, 3_333)]
    [InlineData(60_000, 0)]
    [InlineData(90_000, 0)]
    public void Points_fall_evenly_between_the_bounds(long price, int points) => Linear.PointsOf(Money.Euros(price)).ShouldBe(points);

    [Fact]
    public void Quality_is_taken_off_the_price_at_its_stated_worth()
    {
        var formula = new PriceFormula { Kind = PriceFormulaKind.ValueWeighted, QualityValue = Money.Euros(10_000) };
        formula.ComparablePrice(Money.Euros(50_000), 7_500).ShouldBe(Money.Euros(42_500));
        formula.ComparablePrice(Money.Euros(50_000), 0).ShouldBe(Money.Euros(50_000));
        Should.Throw<InvalidOperationException>(() => formula.PointsOf(Money.Euros(1)));
    }
}
