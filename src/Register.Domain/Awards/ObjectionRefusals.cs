using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>Why an objection is refused.</summary>
public static class ObjectionRefusals
{
    public static Refusal NoStandstill() => new(RefusalKind.Conflict, "objection.no-standstill");
    public static Refusal OutsideStandstill(DateTimeOffset from, DateTimeOffset until) =>
        new(RefusalKind.Conflict, "objection.outside-standstill", null, ("from", from), ("until", until));
    public static Refusal NotYetBrought() => new(RefusalKind.Unprocessable, "objection.not-yet-brought", "/broughtAt");
    public static Refusal OneAtATime() => new(RefusalKind.Conflict, "objection.one-at-a-time", "/bidId");
    public static Refusal Ended() => new(RefusalKind.Conflict, "objection.ended");
    public static Refusal NotYoursToWithdraw() => new(RefusalKind.Unprocessable, "objection.not-yours-to-withdraw", "/result");
    public static Refusal CourtNotHere() => new(RefusalKind.Conflict, "objection.court-not-here");
}
