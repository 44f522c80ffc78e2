using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>What can be wrong with evidence.</summary>
public static class EvidenceRefusals
{
    public static Refusal TooMany(int most) => new(RefusalKind.Conflict, "evidence.too-many", null, ("most", most));
    public static Refusal OtherKind(string kind) => new(RefusalKind.Unprocessable, "evidence.other-kind", "/details/kind", ("kind", kind));
    public static Refusal InFuture(string pointer, DateOnly today) => new(RefusalKind.Invalid, "evidence.in-future", pointer, ("today", today));
    public static Refusal OtherCurrency(string pointer, string currency) => new(RefusalKind.Invalid, "evidence.other-currency", pointer, ("currency", currency));
    public static Refusal YearBelowEvent(string pointer, Money perEvent) => new(RefusalKind.Invalid, "evidence.year-below-event", pointer, ("perEvent", perEvent));
    public static Refusal DayWithoutGround(string pointer) => new(RefusalKind.Invalid, "evidence.day-without-ground", pointer);
    public static Refusal Expired(DateOnly? validUntil) => new(RefusalKind.Conflict, "evidence.expired", null, ("validUntil", validUntil));
    public static Refusal ReasonWithoutRejection() => new(RefusalKind.Invalid, "evidence.reason-without-rejection", "/reason");
    public static Refusal NoEquivalence() => new(RefusalKind.Unprocessable, "evidence.no-equivalence", "/equivalentTo");
    public static Refusal NoSelfCleaning() => new(RefusalKind.Unprocessable, "evidence.no-self-cleaning", "/selfCleaned");
}
