using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>Why a step in the check of the intended winner is refused.</summary>
public static class WinnerCheckRefusals
{
    public static Refusal Runs() => new(RefusalKind.Conflict, "verification.runs");
    public static Refusal OneAtATime() => new(RefusalKind.Conflict, "verification.one-at-a-time");
    public static Refusal Ended() => new(RefusalKind.Conflict, "verification.ended");
    public static Refusal Answered() => new(RefusalKind.Conflict, "verification.answered");
    public static Refusal TermRuns(DateOnly lastDay) => new(RefusalKind.Conflict, "verification.term-runs", null, ("lastDay", lastDay));
    public static Refusal TermOver(DateOnly lastDay) => new(RefusalKind.Conflict, "verification.term-over", null, ("lastDay", lastDay));
    public static Refusal TermTooShort(int least) => new(RefusalKind.Unprocessable, "verification.term-too-short", "/workingDays", ("least", least));
    public static Refusal NothingToShow() => new(RefusalKind.Conflict, "verification.nothing-to-show");
    public static Refusal CuredBefore() => new(RefusalKind.Conflict, "verification.cured-before");
    public static Refusal MendFirst() => new(RefusalKind.Conflict, "verification.mend-first");
    public static Refusal ReasonsMissing() => new(RefusalKind.Unprocessable, "verification.reasons-missing", "/reasons");
    public static Refusal NotToAccept(int index, string condition) =>
        new(RefusalKind.Unprocessable, "verification.not-to-accept", $"/accepted/{index}/condition", ("condition", condition));
    public static Refusal NotCurable(IReadOnlyList<Finding> findings) => new(RefusalKind.Conflict, "verification.not-curable") { Reasons = ReasonsOf(findings) };
    public static Refusal NotShown(IReadOnlyList<Finding> findings) => new(RefusalKind.Conflict, "verification.not-shown") { Reasons = ReasonsOf(findings) };

    private static IReadOnlyList<RefusalReason> ReasonsOf(IReadOnlyList<Finding> findings) =>
        [.. findings.Select(f => new RefusalReason(f.Condition, f.Code, f.Arguments()))];
}
