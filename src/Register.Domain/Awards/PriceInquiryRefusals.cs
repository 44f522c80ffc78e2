using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>Why a step in an inquiry into a price is refused, or an award for want of one.</summary>
public static class PriceInquiryRefusals
{
    public static Refusal Asked() => new(RefusalKind.Conflict, "price.asked");
    public static Refusal Explained() => new(RefusalKind.Conflict, "price.explained");
    public static Refusal Decided() => new(RefusalKind.Conflict, "price.decided");
    public static Refusal TermRuns(DateOnly lastDay) => new(RefusalKind.Conflict, "price.term-runs", null, ("lastDay", lastDay));
    public static Refusal TermOver(DateOnly lastDay) => new(RefusalKind.Conflict, "price.term-over", null, ("lastDay", lastDay));
    public static Refusal TermTooShort(int least) => new(RefusalKind.Unprocessable, "price.term-too-short", "/workingDays", ("least", least));
    public static Refusal Runs(string bids) => new(RefusalKind.Conflict, "price.runs", null, ("bids", bids));
    public static Refusal Unasked(string bids) => new(RefusalKind.Conflict, "price.unasked", null, ("bids", bids));
}
