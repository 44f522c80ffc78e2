using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>The arithmetic of an award, exact: amounts in cents, weights in basis points (10 000 = 100 points), points
/// rounded to hundredths, halves away from zero. What is rounded is what is published, added and ranked, so that
/// anybody who adds up a letter arrives at the same total.</summary>
public static class Scoring
{
    /// <summary>The weights of all criteria together: 100 points.</summary>
    public const int FullWeight = 10_000;

    /// <summary>The best score a panel gives; the worst is 0.</summary>
    public const int BestScore = 100;

    /// <summary>Points for a panel's score from 0 up to <see cref="BestScore"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score or the weight lies outside its scale.</exception>
    public static decimal Quality(int score, int weightBasisPoints) => Hundredths(Weight(weightBasisPoints) * Within(score) / BestScore);

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

    /// <summary>The points of the first band the price lies in; none above the last.</summary>
    public static decimal BandPrice(Money price, IReadOnlyList<PriceBand> bands, int weightBasisPoints)
    {
        var share = bands.FirstOrDefault(b => price <= b.UpTo)?.PointsBasisPoints ?? 0;
        return Hundredths(Weight(weightBasisPoints) * Weight(share) / 100);
    }

    /// <summary>What a score takes off the price where quality is worth money (value-weighted price): the criterion's
    /// share of what perfect quality is worth, times the score, rounded to the cent.</summary>
    /// <param name="score">From 0 up to <see cref="BestScore"/>.</param>
    /// <param name="weight">The criterion's weight.</param>
    /// <param name="weights">The weights of all quality criteria together.</param>
    /// <param name="perfect">What perfect quality is worth.</param>
    public static Money Worth(int score, int weight, int weights, Money perfect)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weights);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, weights);
        var cents = (decimal)perfect.Cents * weight * Within(score) / weights / BestScore;
        return perfect with { Cents = (long)Math.Round(cents, MidpointRounding.AwayFromZero) };
    }

    private static decimal Hundredths(decimal points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);

    private static int Within(int score)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, BestScore);
        return score;
    }

    private static decimal Weight(int basisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(basisPoints, FullWeight);
        return basisPoints / 100m;
    }
}
