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

/// <summary>Lets a bid go on without the member who dropped out, or with the one who stepped in, when they meet every condition now; or
/// puts it aside.</summary>
public sealed record DecideDropOut(Id<DropOut> DropOutId, DropOutVerdict Body) : ICommand<DropOutView>;

/// <summary>What is decided.</summary>
public sealed record DropOutVerdict : IExample<DropOutVerdict>
{
    /// <summary>Whether the bid goes on; if not it is put aside.</summary>
    public required bool GoesOn { get; init; }

    /// <summary>Why, 1 to 4 000 characters. Everybody in the bid reads it: nothing of another bid.</summary>
    public required string Reasons { get; init; }

    public static DropOutVerdict Example => new() { GoesOn = true, Reasons = "De twee anderen voldoen samen aan alle eisen." };
}

internal sealed class DecideDropOutRules : AbstractValidator<DecideDropOut>
{
    public DecideDropOutRules() => RuleFor(m => m.Body.Reasons).NotEmpty().MaximumLength(4000);
}

internal sealed class DecideDropOutHandler(
    DropOutStore dropOuts, BidStore bids, TenderStore tenders, ConsortiumStore consortia, RemainingBidders remaining, OfferSeal seal, Notices notices, Caller caller, TimeProvider clock)
    : IRequestHandler<DecideDropOut, DropOutView>
{
    public async Task<DropOutView> Handle(DecideDropOut request, CancellationToken cancellationToken)
    {
        var (now, verdict, dropOut) = (clock.GetUtcNow(), request.Body, await dropOuts.Find(request.DropOutId));
        // Looked for also where there is no drop-out, so that the time it takes does not tell.
        var (bid, tender) = await bids.LoadAsAuthority(dropOut?.BidId ?? default, tenders, caller, "drop-out");
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        var consortium = await consortia.Load(bid.Bidder.ConsortiumId!.Value);
        if (verdict.GoesOn)
        {
            dropOut!.RefuseUnlessSettled(bid, consortium);
            var judgement = await remaining.RefuseUnlessFit(tender, bid, consortium, now);
            dropOut.LetGoOn(bid, consortium, seal.Sealed(bid, judgement), judgement.Report.Hash, verdict.Reasons, now);
        }
        else dropOut!.PutBidAside(bid, consortium, verdict.Reasons, now);
        await dropOuts.Save(dropOut);
        await bids.Save(bid);
        await consortia.Save(consortium);
        await notices.Tell(bid.Bidder.Members.Append(dropOut.FreelancerId).Distinct(), tender.Id, verdict.GoesOn ? NoticeKind.BidGoesOn : NoticeKind.BidPutAside);
        return DropOutView.Of(dropOut);
    }
}
