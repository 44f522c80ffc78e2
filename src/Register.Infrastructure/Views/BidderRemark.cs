using Register.Domain.Eligibility;

namespace Register.Infrastructure.Views;

/// <summary>Something odd about a bidder as put together, against the conditions of its lot: a part of the work that a
/// condition names and nobody does. It stands in nobody's way by itself; whether it decides shows in the report.</summary>
/// <param name="Pointer">JSON pointer into the answer.</param>
/// <param name="Code">Stable code.</param>
public sealed record BidderRemark(string Pointer, string Code)
{
    /// <summary>What it says, for people.</summary>
    public string Text { get; init; } = "";

    // What the text is filled with.
    private IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>();

    internal static IReadOnlyList<BidderRemark> Of(IEnumerable<Flaw> flaws) =>
        [.. flaws.Select(f => new BidderRemark(f.Pointer, f.Code) { Arguments = f.Arguments })];

    internal BidderRemark In(Say say) => this with { Text = say(Code, [.. Arguments.Select(a => (a.Key, a.Value))]) };
}
