using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Why a tender refuses.</summary>
public static class TenderRefusals
{
    public static Refusal Flawed(Flaw flaw) =>
        new(RefusalKind.Invalid, flaw.Code, flaw.Pointer, [.. flaw.Arguments.Select(a => (a.Key, a.Value))]);
    public static Refusal NotYours() => new(RefusalKind.Forbidden, "tender.not-yours");
    public static Refusal AlreadyPublished() => new(RefusalKind.Conflict, "tender.already-published");
    public static Refusal NotPublished() => new(RefusalKind.Conflict, "tender.not-published");
    public static Refusal DeadlinePassed(DateTimeOffset closesAt) => new(RefusalKind.Unprocessable, "tender.deadline-passed", null, ("closesAt", closesAt));
    public static Refusal ThresholdReached(Money value, Money threshold) =>
        new(RefusalKind.Unprocessable, "tender.threshold-reached", null, ("value", value), ("threshold", threshold));
    public static Refusal PeriodTooShort(int days, DateTimeOffset earliest) =>
        new(RefusalKind.Unprocessable, "tender.period-too-short", null, ("days", days), ("earliest", earliest));
    public static Refusal PeriodUnmotivated(int days, DateTimeOffset earliest) =>
        new(RefusalKind.Unprocessable, "tender.period-unmotivated", null, ("days", days), ("earliest", earliest));
    public static Refusal ResidenceAsked() => new(RefusalKind.Unprocessable, "tender.residence-asked");
    public static Refusal NothingChanged() => new(RefusalKind.Unprocessable, "tender.nothing-changed", "/content");
    public static Refusal ChangeFixed(string pointer) => new(RefusalKind.Unprocessable, "tender.change-fixed", "/content" + pointer);
    public static Refusal LotsStand() => new(RefusalKind.Unprocessable, "tender.lots-stand", "/content/lots");
    public static Refusal Shortened(string pointer, DateTimeOffset until) => new(RefusalKind.Unprocessable, "tender.shortened", pointer, ("until", until));
    public static Refusal OpensLater(DateTimeOffset opensAt) => new(RefusalKind.Unprocessable, "tender.opens-later", "/content/dates/bidsFrom", ("opensAt", opensAt));
    public static Refusal NotExtended(int days, DateTimeOffset earliest) =>
        new(RefusalKind.Unprocessable, "tender.not-extended", "/content/dates/submissionDeadline", ("days", days), ("earliest", earliest));
    public static Refusal StandstillTooShort(int days) => new(RefusalKind.Unprocessable, "tender.standstill-too-short", null, ("days", days));
    public static Refusal NotYetOpen(DateTimeOffset opensAt) => new(RefusalKind.Conflict, "tender.not-yet-open", null, ("opensAt", opensAt));
    public static Refusal Closed(DateTimeOffset closesAt) => new(RefusalKind.Conflict, "tender.closed", null, ("closesAt", closesAt));
    public static Refusal NotClosed(DateTimeOffset closesAt) => new(RefusalKind.Conflict, "tender.not-closed", null, ("closesAt", closesAt));
    public static Refusal Withdrawn() => new(RefusalKind.Conflict, "tender.withdrawn");
    public static Refusal NotOpened() => new(RefusalKind.Conflict, "tender.not-opened");
    public static Refusal AlreadyOpened() => new(RefusalKind.Conflict, "tender.already-opened");
    public static Refusal LotDecided() => new(RefusalKind.Conflict, "tender.lot-decided");
    public static Refusal LotNotDecided() => new(RefusalKind.Conflict, "tender.lot-not-decided");
    public static Refusal Contracted() => new(RefusalKind.Conflict, "tender.contracted");
    public static Refusal BidKeyUsed() => new(RefusalKind.Conflict, "tender.bid-key-used");
    public static Refusal Ended() => new(RefusalKind.Conflict, "tender.ended");
}
