using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>Why scores or an award are refused.</summary>
public static class AwardRefusals
{
    public static Refusal UnknownBid(int index) => new(RefusalKind.Unprocessable, "award.unknown-bid", $"/scores/{index}/bidId");
    public static Refusal NotScored(int index, string criterion) =>
        new(RefusalKind.Unprocessable, "award.criterion-not-scored", $"/scores/{index}/criterion", ("criterion", criterion));
    public static Refusal ScoresMissing(int missing) => new(RefusalKind.Conflict, "award.scores-missing", null, ("missing", missing));
    public static Refusal NothingToAward() => new(RefusalKind.Unprocessable, "award.nothing-to-award");
    public static Refusal Tied() => new(RefusalKind.Unprocessable, "award.tied", "/winnerBidId");
    public static Refusal WinnerUnknown() => new(RefusalKind.Unprocessable, "award.winner-unknown", "/winnerBidId");
    public static Refusal MotivationMissing() => new(RefusalKind.Unprocessable, "award.motivation-missing", "/motivation");
    public static Refusal CharacteristicsMissing() => new(RefusalKind.Unprocessable, "award.characteristics-missing", "/characteristics");
    public static Refusal WinnerOfNothing() => new(RefusalKind.Unprocessable, "award.winner-of-nothing", "/winnerBidId");
}
