using FluentValidation;
using MediatR;
using Register.Api.Language;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Eligibility;

/// <summary>Whether a bidder may do a lot, with the reasons. It changes nothing, so it is a question although it is
/// posted; it stands here because its texts are made here.</summary>
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

internal sealed class CheckEligibilityRules : AbstractValidator<CheckEligibility>
{
    public CheckEligibilityRules()
    {
        RuleFor(m => m.Body.Bidder).Must(b => b.FreelancerId is null != b.ConsortiumId is null).WithErrorCode("eligibility.one-bidder");
        // A day that the calendar of the law can still count from.
        RuleFor(m => m.Body.At).Must(at => at is null or { Year: >= 2000 and <= 2200 }).WithErrorCode("eligibility.at");
    }
}

internal sealed class CheckEligibilityHandler(VisibleTenders tenders, LotConditions conditions, Bidders bidders, Wording wording, TimeProvider clock)
    : IRequestHandler<CheckEligibility, EligibilityView>
{
    public async Task<EligibilityView> Handle(CheckEligibility request, CancellationToken cancellationToken)
    {
        var (lotId, bidder) = (request.Body.LotId, request.Body.Bidder);
        var tender = await tenders.Find(request.TenderId);
        var lot = tender.Lots.FirstOrDefault(l => l.Id == lotId) ?? throw EligibilityRefusals.UnknownLot(lotId);
        var profile = bidder.FreelancerId is { } alone ? await bidders.Find(alone, lotId) : await bidders.Find(bidder.ConsortiumId!.Value, lotId);
        var report = Assessment.Of(await conditions.Of(tender, lot), profile, conditions.ContextOf(tender, lot, request.Body.At ?? clock.GetUtcNow()));
        return wording.Of(report, lotId, bidder.FreelancerId, bidder.ConsortiumId);
    }
}
