using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Eligibility;

/// <summary>Whether a bidder may do a lot, with the reasons. It changes nothing, so it is a question although it is
/// posted: who the bidder is does not belong in a URL.</summary>
public sealed record CheckEligibility(Id<Tender> TenderId, EligibilityQuestion Body) : IQuery<EligibilityView>;

/// <summary>What is asked.</summary>
public sealed record EligibilityQuestion : IExample<EligibilityQuestion>
{
    public required Id<Lot> LotId { get; init; }
    public required BidderReference Bidder { get; init; }

    /// <summary>The instant it is asked for; now when absent.</summary>
    public DateTimeOffset? At { get; init; }

    public static EligibilityQuestion Example { get; } = new()
    {
        LotId = LotView.Example.Id, Bidder = new BidderReference { FreelancerId = FreelancerView.Example.Id },
    };
}

/// <summary>A bidder: a freelancer alone, or a consortium; one of the two.</summary>
public sealed record BidderReference
{
    public Id<Freelancer>? FreelancerId { get; init; }
    public Id<Consortium>? ConsortiumId { get; init; }
}

internal sealed class CheckEligibilityHandler(VisibleTenders tenders, LotConditions conditions, Bidders bidders, TimeProvider clock)
    : IRequestHandler<CheckEligibility, EligibilityView>
{
    public async Task<EligibilityView> Handle(CheckEligibility request, CancellationToken cancellationToken)
    {
        var (lotId, bidder, at) = (request.Body.LotId, request.Body.Bidder, request.Body.At ?? clock.GetUtcNow());
        Refuse.If(bidder.FreelancerId is null == bidder.ConsortiumId is null, EligibilityRefusals.OneBidder());
        // A day that the calendar of the law can still count from.
        Refuse.If(at.Year is < 2000 or > 2200, EligibilityRefusals.At());
        var tender = await tenders.Find(request.TenderId);
        var lot = tender.Lots.FirstOrDefault(l => l.Id == lotId) ?? throw EligibilityRefusals.UnknownLot(lotId);
        var profile = bidder.FreelancerId is { } alone ? await bidders.Find(alone, lotId) : await bidders.Find(bidder.ConsortiumId!.Value, lotId);
        var report = Assessment.Of(await conditions.Of(tender, lot), profile, conditions.ContextOf(tender, lot, at));
        return EligibilityView.Of(report, lotId, bidder.FreelancerId, bidder.ConsortiumId);
    }
}
