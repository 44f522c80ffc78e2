using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Ends the check of the intended winner by what the register shows now: she stays the winner, or her bid is put aside.</summary>
public sealed record ConcludeVerification(Id<Bid> BidId, EvidenceConclusion? Body = null) : ICommand<WinnerCheckView>;

/// <summary>What the authority adds to what the register shows.</summary>
public sealed record EvidenceConclusion : IExample<EvidenceConclusion>
{
    /// <summary>Conditions that are unproven in the register and were shown in another way, at most 100, each with how.</summary>
    public IReadOnlyList<AcceptedProof> Accepted { get; init; } = [];

    /// <summary>Why, 1 to 4 000 characters; needed where it fails. The bidder reads it.</summary>
    public string? Reasons { get; init; }

    public static EvidenceConclusion Example => new() { Accepted = [new AcceptedProof("insurance", "De polis loopt door zolang de premie wordt betaald; bevestigd door de verzekeraar.")] };
}

internal sealed class ConcludeVerificationRules : AbstractValidator<ConcludeVerification>
{
    public ConcludeVerificationRules()
    {
        RuleFor(m => m.Body!.Accepted).Count(0, 100).When(m => m.Body is not null);
        RuleForEach(m => m.Body!.Accepted).ChildRules(a =>
        {
            a.RuleFor(x => x.Condition).NotEmpty().MaximumLength(200);
            a.RuleFor(x => x.Reason).NotEmpty().MaximumLength(2000);
        }).When(m => m.Body is not null);
        RuleFor(m => m.Body!.Reasons).Length(1, 4000).When(m => m.Body is not null);
    }
}

internal sealed class ConcludeVerificationHandler(
    TenderStore tenders, BidStore bids, WinnerCheckStore checks, WinnerProofs proofs, Notices notices, Caller caller, TimeProvider clock)
    : IRequestHandler<ConcludeVerification, WinnerCheckView>
{
    public async Task<WinnerCheckView> Handle(ConcludeVerification request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (bid, tender) = await bids.LoadAsAuthority(request.BidId, tenders, caller);
        var check = await checks.Load(WinnerCheck.IdOf(bid.Id));
        check.Conclude(tender, bid, await proofs.Of(tender, bid, now), request.Body?.Accepted ?? [], request.Body?.Reasons, now);
        await checks.Save(check);
        await bids.Save(bid);
        if (bid.State == BidState.Fallen) await notices.Tell(bid.Bidder.Members, tender.Id, NoticeKind.BidPutAside);
        return WinnerCheckView.ForAuthority(check);
    }
}
