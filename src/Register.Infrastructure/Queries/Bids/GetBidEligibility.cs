using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>The eligibility report that was frozen with a bid: for the bidder, and once opened for the authority.</summary>
public sealed record GetBidEligibility(Id<Bid> BidId) : IQuery<FrozenReport>
{
    /// <summary>Whether the frozen facts are judged again by the program as it is now, and compared.</summary>
    public bool? Recompute { get; init; }
}

/// <summary>What a bid was judged to be when it was handed in.</summary>
public sealed record FrozenReport : ISpoken, IExample<FrozenReport>
{
    public required Id<Bid> BidId { get; init; }
    public required EligibilityView Report { get; init; }

    /// <summary>The same judged again, where that was asked for.</summary>
    public RecomputedReport? Recomputed { get; init; }

    public static FrozenReport Example => new() { BidId = BidView.Example.Id, Report = EligibilityView.Example };

    /// <inheritdoc/>
    public object In(Say say) => this with { Report = (EligibilityView)Report.In(say) };
}

/// <summary>What comes out when the frozen facts, conditions and figures are judged again.</summary>
public sealed record RecomputedReport
{
    /// <summary>Whether it says the same as the frozen report.</summary>
    public required bool Same { get; init; }

    /// <summary>The rules and the figures of the law it was made by now.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>The hash of the report made now; by other rules it differs although the report may say the same.</summary>
    public required string Hash { get; init; }

    /// <summary>What differs, by condition.</summary>
    public required IReadOnlyList<ReportDifference> Differences { get; init; }

    internal static RecomputedReport Of(Recomputation made) => new()
    {
        Same = made.Differences.Count == 0, RulesVersion = made.Now.RulesVersion, Hash = made.Now.Hash, Differences = made.Differences,
    };
}

internal sealed class GetBidEligibilityHandler(VisibleBids bids, OfferSeal seal, AccessLog looks) : IRequestHandler<GetBidEligibility, FrozenReport>
{
    public async Task<FrozenReport> Handle(GetBidEligibility request, CancellationToken cancellationToken)
    {
        var bid = await bids.Find(request.BidId);
        await looks.ShownToAuthority(nameof(GetBidEligibility), bid.Id.Value, bid.Bidder.Members);
        var judgement = seal.JudgementOf(bid);
        return new FrozenReport
        {
            BidId = bid.Id,
            Report = EligibilityView.Of(judgement.Report, bid.LotId, bid.Bidder.ConsortiumId is null ? bid.Bidder.Lead : null, bid.Bidder.ConsortiumId),
            Recomputed = request.Recompute == true ? RecomputedReport.Of(Recomputation.Of(judgement)) : null,
        };
    }
}
