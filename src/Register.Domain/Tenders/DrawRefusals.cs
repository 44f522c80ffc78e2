using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Why a draw refuses.</summary>
public static class DrawRefusals
{
    public static Refusal NotByInvitation() => new(RefusalKind.Unprocessable, "draw.not-by-invitation");
    public static Refusal LotTaken() => new(RefusalKind.Conflict, "draw.lot-taken");
    public static Refusal DirectIsOne(string? pointer = null) => new(RefusalKind.Unprocessable, "draw.direct-is-one", pointer);
    public static Refusal TooFewInvited(int least, string? pointer = null) => new(RefusalKind.Unprocessable, "draw.too-few-invited", pointer, ("least", least));
    public static Refusal KnownFrom(DateTimeOffset closesAt) => new(RefusalKind.Unprocessable, "draw.known-from", "/publicValue/knownFrom", ("closesAt", closesAt));
    public static Refusal Cancelled() => new(RefusalKind.Conflict, "draw.cancelled");
    public static Refusal AlreadySent() => new(RefusalKind.Conflict, "draw.already-sent");
    public static Refusal NotSent() => new(RefusalKind.Conflict, "draw.not-sent");
    public static Refusal TooEarly(DateTimeOffset knownFrom) => new(RefusalKind.Conflict, "draw.too-early", null, ("knownFrom", knownFrom));
    public static Refusal PublicValueMissing() => new(RefusalKind.Invalid, "draw.public-value-missing", "/publicValue");
    public static Refusal PublicValueNotNeeded() => new(RefusalKind.Invalid, "draw.public-value-not-needed", "/publicValue");
    public static Refusal ChosenExcluded(Id<Freelancer> freelancer) =>
        new(RefusalKind.Unprocessable, "draw.chosen-excluded", null, ("freelancer", freelancer.ToString()));
    public static Refusal TooFewCandidates(int number, int candidates) =>
        new(RefusalKind.Unprocessable, "draw.too-few-candidates", null, ("number", number), ("candidates", candidates));
    public static Refusal TooManyConsidered(int most) => new(RefusalKind.Unprocessable, "draw.too-many-considered", null, ("most", most));
    public static Refusal NobodyDeclined() => new(RefusalKind.Conflict, "draw.nobody-declined");
    public static Refusal ReserveEmpty() => new(RefusalKind.Conflict, "draw.reserve-empty");
    public static Refusal DeclinedAlready() => new(RefusalKind.Conflict, "draw.declined-already");
    public static Refusal HasBid() => new(RefusalKind.Conflict, "draw.has-bid");
    public static Refusal NotInvited() => new(RefusalKind.Forbidden, "draw.not-invited");
    public static Refusal LeadNotInvited() => new(RefusalKind.Unprocessable, "draw.lead-not-invited");
}
