using System.Globalization;

namespace Register.Domain.Kernel;

/// <summary>An amount in whole minor units (euro cents), so that sums are exact. On the wire
/// <c>{ "amount": 1250000.00, "currency": "EUR" }</c>, with at most two decimals.</summary>
public readonly record struct Money(long Cents, string Currency) : IComparable<Money>
{
    /// <summary>The largest amount taken: a thousand billion.</summary>
    public const long MaxCents = 100_000_000_000_000;

    /// <summary>Whole euros.</summary>
    public static Money Euros(long euros) => new(checked(euros * 100), "EUR");

    /// <summary>No money, in euros.</summary>
    public static readonly Money Zero = new(0, "EUR");

    /// <summary>The decimal amount.</summary>
    public decimal Amount => Cents / 100m;

    /// <summary>Adds amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents), Same(a, b));

    /// <summary>Subtracts amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents), Same(a, b));

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <summary>Orders amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        Same(this, other);
        return Cents.CompareTo(other.Cents);
    }

    /// <summary>For people who debug: <c>EUR 12.50</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Currency} {Amount:0.00}");

    private static string Same(Money a, Money b) => a.Currency == b.Currency
        ? a.Currency
        : throw new InvalidOperationException($"Amounts in {a.Currency} and {b.Currency} cannot be combined.");
}
