using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>The arithmetic of an award, exact: amounts in cents, weights in basis points (10 000 = 100 points), points
/// rounded to hundredths, halves away from zero. What is rounded is what is published, added and ranked, so that
/// anybody who adds up a letter arrives at the same total.</summary>
public static class Scoring
{
    /// <summary>The weights of all criteria together: 100 points.</summary>
    public const int FullWeight = 10_000;

    /// <summary>Points for a panel's score from 0 up to <paramref name="maximum"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score or the weight lies outside its scale.</exception>
    public static decimal Quality(int score, int maximum, int weightBasisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, maximum);
        return Hundredths(Weight(weightBasisPoints) * score / maximum);
    }

    /// <summary>Absolute and linear between fixed bounds: all points at or under <paramref name="floor"/>, none at or
    /// above <paramref name="ceiling"/>. No other bid changes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ceiling does not lie above the floor.</exception>
    public static decimal LinearPrice(Money price, Money floor, Money ceiling, int weightBasisPoints)
    {
        if (ceiling <= floor) throw new ArgumentOutOfRangeException(nameof(ceiling), "The ceiling lies above the floor.");
        var weight = Weight(weightBasisPoints);
        if (price <= floor) return weight;
        return price >= ceiling ? 0 : Hundredths(weight * (ceiling.Cents - price.Cents) / (ceiling.Cents - floor.Cents));
    }

    /// <summary>Relative to the lowest price bid: <c>weight x lowest / price</c>. It changes when another bid leaves,
    /// and with it the ranking may turn; see <see cref="LeaveOneOut"/>.</summary>
    public static decimal RelativePrice(Money price, Money lowest, int weightBasisPoints)
    {
        var weight = Weight(weightBasisPoints);
        return price <= lowest ? weight : Hundredths(weight * lowest.Cents / price.Cents);
    }

    /// <summary>What a score is worth in money where quality is subtracted from the price (value-weighted price): a
    /// share of the most it can be worth, rounded to the cent.</summary>
    public static Money Value(int score, int maximum, Money most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, maximum);
        return most with { Cents = (long)Math.Round((decimal)most.Cents * score / maximum, MidpointRounding.AwayFromZero) };
    }

    private static decimal Hundredths(decimal points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);

    private static decimal Weight(int basisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(basisPoints, FullWeight);
        return basisPoints / 100m;
    }
}
