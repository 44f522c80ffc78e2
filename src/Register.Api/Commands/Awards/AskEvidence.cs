using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Asks the intended winner of a lot to show what she declared; nobody else is asked (Aw 2012 art. 2.102).</summary>
public sealed record AskEvidence(Id<Lot> LotId, EvidenceQuestion? Body = null) : ICommand<WinnerCheckView>;

/// <summary>Who is asked and how long she has.</summary>
public sealed record EvidenceQuestion : IExample<EvidenceQuestion>
{
    /// <summary>The bid that is to win; the first in the ranking when absent. Another one, or one of several at the first place, needs a motivation.</summary>
    public Id<Bid>? BidId { get; init; }

    /// <summary>Why, where the ranking does not say it, 1 to 4 000 characters. The bidder does not read it.</summary>
    public string? Motivation { get; init; }

    /// <summary>Working days to answer, the day of asking not counted; as many as the figures say when absent, not fewer, and at most 60.</summary>
    public int? WorkingDays { get; init; }

    public static EvidenceQuestion Example => new() { WorkingDays = 7 };
}

internal sealed class AskEvidenceRules : AbstractValidator<AskEvidence>
{
    public AskEvidenceRules()
    {
        RuleFor(m => m.Body!.Motivation).Length(1, 4000).When(m => m.Body is not null);
        RuleFor(m => m.Body!.WorkingDays).InclusiveBetween(1, 60).When(m => m.Body is not null);
    }
}

internal sealed class AskEvidenceHandler(
    TenderStore tenders, BidStore bids, WinnerCheckStore checks, LotComparisons comparisons, WinnerProofs proofs, Notices notices, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<AskEvidence, WinnerCheckView>
{
    public async Task<WinnerCheckView> Handle(AskEvidence request, CancellationToken cancellationToken)
    {
        var (now, body) = (clock.GetUtcNow(), request.Body ?? new EvidenceQuestion());
        var tender = await tenders.LoadAsAuthority(request.LotId, caller);
        Refuse.If(tender.OpenedAt is null, TenderRefusals.NotOpened());
        var least = law.EvidenceTermsAt(now).EvidenceDays;
        Refuse.If(body.WorkingDays < least, WinnerCheckRefusals.TermTooShort(least));
        var (comparison, _) = await comparisons.Of(tender, request.LotId);
        Refuse.If(comparison.Missing > 0, AwardRefusals.ScoresMissing(comparison.Missing));
        var bid = await bids.Load(Comparison.Winner(comparison.Bids, body.BidId, body.Motivation));
        var check = WinnerCheck.Ask(tender, bid, body.Motivation, await proofs.Of(tender, bid, now), body.WorkingDays ?? least, now, await checks.Find(WinnerCheck.IdOf(bid.Id)));
        await checks.Save(check);
        await notices.Tell(bid.Bidder.Members, tender.Id, NoticeKind.EvidenceAsked);
        return WinnerCheckView.ForAuthority(check);
    }
}
