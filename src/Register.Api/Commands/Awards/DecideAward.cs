using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Decides on a lot: every bidder, also whose bid was put aside, is told and gets a reasoned letter, and the standstill begins. The
/// winner has shown that every condition is met, by evidence in the register or in her check, every price far under the others is
/// explained, and it is settled who bids.</summary>
public sealed record DecideAward(Id<Lot> LotId, AwardChoiceBody Body) : ICommand<AwardDecisionView>;

/// <summary>What is decided.</summary>
public sealed record AwardChoiceBody : IExample<AwardChoiceBody>
{
    /// <summary>The winning bid; the first in the ranking when absent. Another one, or one of several at the first place, needs a motivation.</summary>
    public Id<Domain.Bids.Bid>? WinnerBidId { get; init; }

    /// <summary>True to award nothing, with a motivation.</summary>
    public bool NoAward { get; init; }

    /// <summary>What marks the winning bid and sets it apart, 1 to 4 000 characters. It stands in every letter and in public: nothing confidential.</summary>
    public string? Characteristics { get; init; }

    /// <summary>Why, where the ranking does not say it, 1 to 4 000 characters. It stands in every letter and in public.</summary>
    public string? Motivation { get; init; }

    public static AwardChoiceBody Example => new() { Characteristics = AwardDecisionView.Example.Characteristics };

    internal AwardChoice Choice => new() { WinnerBidId = WinnerBidId, NoAward = NoAward, Characteristics = Characteristics, Motivation = Motivation };
}

internal sealed class DecideAwardRules : AbstractValidator<DecideAward>
{
    public DecideAwardRules()
    {
        RuleFor(m => m.Body.Characteristics).MaximumLength(4000);
        RuleFor(m => m.Body.Motivation).MaximumLength(4000);
    }
}

internal sealed class DecideAwardHandler(
    TenderStore tenders, AwardDecisionStore decisions, BidStore bids, WinnerCheckStore checks, PriceInquiryStore inquiries, DropOutStore dropOuts, LotComparisons comparisons, WinnerProofs proofs, Notices notices, Caller caller, TimeProvider clock)
    : IRequestHandler<DecideAward, AwardDecisionView>
{
    public async Task<AwardDecisionView> Handle(DecideAward request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadAsAuthority(request.LotId, caller);
        var (comparison, names) = await comparisons.Of(tender, request.LotId);
        var decision = AwardDecision.Decide(tender, request.LotId, comparison, request.Body.Choice, bid => names[bid], now, await decisions.Find(AwardDecision.IdOf(request.LotId)));
        if (decision.Winner is { } winner)
        {
            DropOut.RefuseWhileOpen(comparison.Bids.Where(b => b.Rank is not null).Select(b => b.BidId), await dropOuts.OfLot(request.LotId));
            PriceInquiry.RefuseUnlessExplained(comparison, await inquiries.OfLot(request.LotId));
            WinnerCheck.RefuseUnlessProven(await checks.Find(WinnerCheck.IdOf(winner)), await proofs.Of(tender, await bids.Load(winner), now));
        }
        await decisions.Save(decision);
        await tenders.Save(tender);
        await notices.TellBidders(request.LotId, tender.Id, NoticeKind.AwardDecided);
        return AwardDecisionView.Of(decision, tender, now);
    }
}
