namespace Register.Domain.Consortia;

/// <summary>Shares in basis points: 10 000 is 100 %. Whole numbers, so that they add up exactly.</summary>
public static class Shares
{
    /// <summary>100 %.</summary>
    public const int Full = 10_000;

    /// <summary>Equal shares; what cannot be divided goes to the first.</summary>
    /// <param name="count">How many share, 1 to 10 000.</param>
    public static IReadOnlyList<int> Equal(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Full);
        var each = Full / count;
        return [each + (Full % count), .. Enumerable.Repeat(each, count - 1)];
    }
}
