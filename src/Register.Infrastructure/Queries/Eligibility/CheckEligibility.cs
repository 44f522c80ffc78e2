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
    /// <summary>The lot; all lots of the tender when absent.</summary>
    public Id<Lot>? LotId { get; init; }

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

internal sealed class CheckEligibilityHandler(VisibleTenders tenders, LotConditions conditions, Bidders bidders, ConsortiumSeen consortia, TimeProvider clock)
    : IRequestHandler<CheckEligibility, EligibilityView>
{
    public async Task<EligibilityView> Handle(CheckEligibility request, CancellationToken cancellationToken)
    {
        var (bidder, at) = (request.Body.Bidder, request.Body.At ?? clock.GetUtcNow());
        Refuse.If(bidder.FreelancerId is null == bidder.ConsortiumId is null, EligibilityRefusals.OneBidder());
        // A day that the calendar of the law can still count from.
        Refuse.If(at.Year is < 2000 or > 2200, EligibilityRefusals.At());
        var tender = await tenders.Find(request.TenderId);
        var reports = new List<EligibilityView>();
        foreach (var lot in await Lots(tender, request.Body)) reports.Add(await Report(tender, lot, bidder, at));
        return request.Body.LotId is null ? EligibilityView.Of(reports) : reports[0];
    }

    // A consortium is for one lot, which is then all there is to ask.
    private async Task<IReadOnlyList<Lot>> Lots(Tender tender, EligibilityQuestion asked)
    {
        if (asked.LotId is { } one) return [tender.Lots.FirstOrDefault(l => l.Id == one) ?? throw EligibilityRefusals.UnknownLot(one)];
        if (asked.Bidder.ConsortiumId is not { } together) return tender.Lots;
        var own = (await consortia.Find(together)).LotId;
        return [tender.Lots.FirstOrDefault(l => l.Id == own) ?? throw EligibilityRefusals.OtherLot()];
    }

    private async Task<EligibilityView> Report(Tender tender, Lot lot, BidderReference bidder, DateTimeOffset at)
    {
        var profile = bidder.FreelancerId is { } alone ? await bidders.Find(alone, lot.Id) : await bidders.Find(bidder.ConsortiumId!.Value, lot.Id);
        var report = Assessment.Of(await conditions.Of(tender, lot), profile, conditions.ContextOf(tender, lot, at));
        return EligibilityView.Of(report, lot.Id, bidder.FreelancerId, bidder.ConsortiumId);
    }
}
