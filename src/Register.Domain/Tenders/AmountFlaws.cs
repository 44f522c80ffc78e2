using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Amounts of a tender are in euros: the law's thresholds are.</summary>
internal static class AmountFlaws
{
    public static void Euros(this FlawList flaws, string pointer, Money? amount, long least = 1)
    {
        if (amount is not { } money) return;
        flaws.If(money.Currency != "EUR", pointer, "tender.currency");
        flaws.If(money.Currency == "EUR" && money.Cents < least, pointer, "tender.amount");
    }
}
