using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>Why something about a contract is refused.</summary>
public static class ContractRefusals
{
    public static Refusal NotAwarded() => new(RefusalKind.Conflict, "contract.not-awarded", "/lotId");
    public static Refusal Standstill(DateTimeOffset until) => new(RefusalKind.Conflict, "contract.standstill", "/lotId", ("until", until));
    public static Refusal ClockStopped() => new(RefusalKind.Conflict, "contract.clock-stopped", "/lotId");
    public static Refusal Objection() => new(RefusalKind.Conflict, "contract.objection", "/lotId");
    public static Refusal Exists() => new(RefusalKind.Conflict, "contract.exists", "/lotId");
    public static Refusal NotAccepted() => new(RefusalKind.Conflict, "contract.not-accepted");
    public static Refusal ContractorChanged() => new(RefusalKind.Conflict, "contract.contractor-changed");
    public static Refusal Accepted() => new(RefusalKind.Conflict, "contract.accepted");
    public static Refusal Withdrawn() => new(RefusalKind.Conflict, "contract.withdrawn");
    public static Refusal HasEnded() => new(RefusalKind.Conflict, "contract.ended");
    public static Refusal NotEnded() => new(RefusalKind.Conflict, "contract.not-ended");
    public static Refusal NothingChanged() => new(RefusalKind.Unprocessable, "contract.nothing-changed");
    public static Refusal EndOutside(DateOnly from, DateOnly until) =>
        new(RefusalKind.Unprocessable, "contract.end-outside", "/lastDay", ("from", from), ("until", until));
    public static Refusal Reviewed() => new(RefusalKind.Conflict, "contract.reviewed");
    public static Refusal NotReviewed() => new(RefusalKind.Conflict, "contract.not-reviewed");
    public static Refusal Answered() => new(RefusalKind.Conflict, "contract.review-answered");
}
