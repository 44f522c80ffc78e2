using Register.Domain.Kernel;

namespace Register.Domain.Bids;

/// <summary>Why a bid is refused.</summary>
public static class BidRefusals
{
    public static Refusal OnePerUndertaking() => new(RefusalKind.Conflict, "bid.one-per-undertaking");
    public static Refusal NotEligible(IReadOnlyList<RefusalReason> reasons) => new(RefusalKind.Unprocessable, "bid.not-eligible") { Reasons = reasons };
    public static Refusal NotLive(BidState state) => new(RefusalKind.Conflict, "bid.not-live", null, ("state", state));
    public static Refusal Sealed(DateTimeOffset closesAt) => new(RefusalKind.Conflict, "bid.sealed", null, ("closesAt", closesAt));
    public static Refusal AlreadyOpened() => new(RefusalKind.Conflict, "bid.already-opened");
    public static Refusal NotLead() => new(RefusalKind.Forbidden, "bid.not-lead");
    public static Refusal NothingToConfirm() => new(RefusalKind.Conflict, "bid.nothing-to-confirm");
    public static Refusal MustReplace() => new(RefusalKind.Conflict, "bid.must-replace");
    public static Refusal ConsortiumNotReady() => new(RefusalKind.Conflict, "bid.consortium-not-ready", "/consortiumId");
    public static Refusal ConsortiumOtherLot() => new(RefusalKind.Unprocessable, "bid.consortium-other-lot", "/consortiumId");
    public static Refusal ConsortiumChanged() => new(RefusalKind.Conflict, "bid.consortium-changed");
    public static Refusal DeclarationMissing(BidDeclaration declaration) =>
        new(RefusalKind.Unprocessable, "bid.declaration-missing", "/offer/declarations", ("declaration", declaration));
    public static Refusal PriceMissing() => new(RefusalKind.Unprocessable, "bid.price-missing", "/offer/price");
    public static Refusal StatementMissing() => new(RefusalKind.Unprocessable, "bid.statement-missing", "/offer/independenceStatement");
    public static Refusal AnswerMissing(string criterion) => new(RefusalKind.Unprocessable, "bid.answer-missing", "/offer/answers", ("criterion", criterion));
    public static Refusal AnswerUnasked(int index, string criterion) =>
        new(RefusalKind.Unprocessable, "bid.answer-unasked", $"/offer/answers/{index}/criterion", ("criterion", criterion));
    public static Refusal CostMissing(string item) => new(RefusalKind.Unprocessable, "bid.cost-missing", "/offer/costs", ("item", item));
    public static Refusal CostUnasked(int index, string item) => new(RefusalKind.Unprocessable, "bid.cost-unasked", $"/offer/costs/{index}/item", ("item", item));
    public static Refusal CostTooLarge() => new(RefusalKind.Unprocessable, "bid.cost-too-large", "/offer/costs");
}
