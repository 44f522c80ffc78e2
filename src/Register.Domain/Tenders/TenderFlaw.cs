using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Something in a tender's content that does not fit together: where (a JSON pointer into the content), which
/// stable code, and the facts for its text.</summary>
public sealed record TenderFlaw(string Pointer, string Code, IReadOnlyDictionary<string, object?> Arguments)
{
    public static TenderFlaw At(string pointer, string code, params (string Name, object? Value)[] arguments) =>
        new(pointer, code, arguments.ToDictionary(a => a.Name, a => a.Value));

    /// <summary>The same flaw in a part that stands at <paramref name="place"/>.</summary>
    public TenderFlaw Within(string place) => this with { Pointer = place + Pointer };
}

/// <summary>Amounts of a tender are in euros: the law's thresholds are.</summary>
internal static class AmountFlaws
{
    public static IEnumerable<TenderFlaw> Of(Money? amount, string pointer, long from = 1)
    {
        if (amount is not { } money) yield break;
        if (money.Currency != "EUR") yield return TenderFlaw.At(pointer, "tender.currency");
        else if (money.Cents < from) yield return TenderFlaw.At(pointer, "tender.amount");
    }
}
