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

/// <summary>Lets the intended winner mend evidence that is missing or no good, once (Aw 2012 art. 2.55).</summary>
public sealed record LetMendEvidence(Id<Bid> BidId, EvidenceCure? Body = null) : ICommand<WinnerCheckView>;

/// <summary>How long she has.</summary>
public sealed record EvidenceCure : IExample<EvidenceCure>
{
    /// <summary>Working days, the day of asking not counted; as many as the figures say when absent, not fewer, and at most 60.</summary>
    public int? WorkingDays { get; init; }

    public static EvidenceCure Example => new() { WorkingDays = 3 };
}

internal sealed class LetMendEvidenceRules : AbstractValidator<LetMendEvidence>
{
    public LetMendEvidenceRules() => RuleFor(m => m.Body!.WorkingDays).InclusiveBetween(1, 60).When(m => m.Body is not null);
}

internal sealed class LetMendEvidenceHandler(
    TenderStore tenders, BidStore bids, WinnerCheckStore checks, WinnerProofs proofs, Notices notices, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<LetMendEvidence, WinnerCheckView>
{
    public async Task<WinnerCheckView> Handle(LetMendEvidence request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (bid, tender) = await bids.LoadAsAuthority(request.BidId, tenders, caller);
        var check = await checks.Load(WinnerCheck.IdOf(bid.Id));
        var least = law.EvidenceTermsAt(now).CureDays;
        Refuse.If(request.Body?.WorkingDays < least, WinnerCheckRefusals.TermTooShort(least));
        check.LetMend(tender, await proofs.Of(tender, bid, now), request.Body?.WorkingDays ?? least, now);
        await checks.Save(check);
        await notices.Tell(bid.Bidder.Members, tender.Id, NoticeKind.EvidenceToMend);
        return WinnerCheckView.ForAuthority(check);
    }
}
