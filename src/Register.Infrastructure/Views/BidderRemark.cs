using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>Something odd about a bidder or a bid as put together: a part of the work that a condition names and nobody does, or an
/// answer that is missing. It stands in nobody's way by itself.</summary>
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

    internal static IReadOnlyList<BidderRemark> Of(IEnumerable<Refusal> refusals) =>
        [.. refusals.Select(r => new BidderRemark(r.Pointer ?? "", r.Code) { Arguments = r.Arguments })];

    internal BidderRemark In(Say say) => this with { Text = say(Code, [.. Arguments.Select(a => (a.Key, a.Value))]) };
}
