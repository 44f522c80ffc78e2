using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>Why a step of a panel is refused, or a step of others because of one.</summary>
public static class PanelRefusals
{
    public static Refusal None() => new(RefusalKind.Conflict, "panel.none");
    public static Refusal Missing() => new(RefusalKind.Conflict, "panel.missing");
    public static Refusal NothingToScore() => new(RefusalKind.Unprocessable, "panel.nothing-to-score");
    public static Refusal ScoresTogether() => new(RefusalKind.Conflict, "panel.scores-together");
    public static Refusal TooLate() => new(RefusalKind.Conflict, "panel.too-late");
    public static Refusal NamesKnown() => new(RefusalKind.Conflict, "panel.names-known", "/people");
    public static Refusal NotOnIt() => new(RefusalKind.Forbidden, "panel.not-on-it");
    public static Refusal Blind() => new(RefusalKind.Forbidden, "panel.blind");
    public static Refusal UnknownLabel(int index) => new(RefusalKind.Unprocessable, "panel.unknown-label", $"/scores/{index}/bid");
    public static Refusal ScoredAlready(int index) => new(RefusalKind.Conflict, "panel.scored-already", $"/scores/{index}");
    public static Refusal ScoresMissing(int missing) => new(RefusalKind.Conflict, "panel.scores-missing", null, ("missing", missing));
    public static Refusal ChangeUnexplained(int index, int missing) =>
        new(RefusalKind.Unprocessable, "panel.change-unexplained", $"/scores/{index}/changes", ("missing", missing));
    public static Refusal NoChange(int index, int change) => new(RefusalKind.Unprocessable, "panel.no-change", $"/scores/{index}/changes/{change}");
}
