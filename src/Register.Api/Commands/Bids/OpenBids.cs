using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Opens the bids of a tender. The first person registers; nothing is opened before a second, different one does
/// the same. Where bids are encrypted to a key of the authority, the second one brings its private key.</summary>
public sealed record OpenBids(Id<Tender> TenderId, OpeningKey? Body = null) : ICommand<OpeningView>;

internal sealed class OpenBidsRules : AbstractValidator<OpenBids>
{
    public OpenBidsRules() => RuleFor(m => m.Body!.PrivateKey).NotEmpty().MaximumLength(10_000).When(m => m.Body is not null);
}

internal sealed class OpenBidsHandler(
    TenderStore tenders, OpeningStore openings, EvaluationStore evaluations, OutageStore outages, LegalBook law, BidStore bids, ConsortiumStore consortia, DroppedMembers dropped, Notices notices, OfferSeal seal, LotKeys keys, Caller caller, TimeProvider clock) : IRequestHandler<OpenBids, OpeningView>
{
    public async Task<OpeningView> Handle(OpenBids request, CancellationToken cancellationToken)
    {
        var (now, person) = (clock.GetUtcNow(), caller.Key!.Holder);
        var tender = await tenders.Load(request.TenderId);
        Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("tender"));
        await RefuseWithoutPanels(tender);
        await RefuseWhileBidsMayCome(tender, now);
        // Those who lost theirs before the deadline could hand in another.
        Refuse.If((await bids.Of(tender.Id, BidState.Lost)).Any(b => b.LostAt >= tender.Content.Dates.SubmissionDeadline), OpeningRefusals.BidsLost());
        var opening = await openings.Find(Opening.IdOf(tender.Id));
        if (opening is null) opening = Begin(tender, person, request.Body, now);
        else await Complete(opening, tender, person, request.Body, now);
        await openings.Save(opening);
        return OpeningView.Of(opening, tender);
    }

    // Whoever registered the hash of a bid has her days, whether there is one or not: that nobody did is nobody's to know.
    private async Task RefuseWhileBidsMayCome(Tender tender, DateTimeOffset now)
    {
        var deadline = tender.Content.Dates.SubmissionDeadline;
        var until = BidHash.Until(tender, law.HashedBidDaysAt(deadline));
        if (now >= deadline && now < until && await outages.Held(deadline)) throw BidHashRefusals.Awaited(DutchTime.DayOf(until).AddDays(-1));
    }

    // Whoever is named afterwards may know who bids.
    private async Task RefuseWithoutPanels(Tender tender)
    {
        if (!tender.Content.Settings.BidderNamesHidden) return;
        foreach (var lot in tender.Lots.Where(l => tender.AwardOf(l).Quality().Any()))
            Refuse.If((await evaluations.Find(Evaluation.IdOf(lot.Id)))?.Panel is null, PanelRefusals.Missing());
    }

    private static Opening Begin(Tender tender, string person, OpeningKey? key, DateTimeOffset now)
    {
        var opening = Opening.Begin(tender, person, now);
        Refuse.If(key is not null, tender.BidKey() is null ? OpeningRefusals.KeyNotAsked() : OpeningRefusals.KeyTooEarly());
        return opening;
    }

    private async Task Complete(Opening opening, Tender tender, string person, OpeningKey? key, DateTimeOffset now)
    {
        opening.RefuseUnlessSecond(person);
        using var opener = BidOpener.For(tender, key);
        await keys.Shut(tender.Id);
        var live = await bids.LiveOf(tender.Id);
        foreach (var bid in live.Where(b => !b.StandsOn(tender))) bid.Lapse(tender, now);
        foreach (var bid in Standing(live)) await FallWithItsConsortium(bid, now);
        var conflicts = Conflicts.Decide(await Whole(Standing(live), b => Task.FromResult(BidParties.Of(b, seal.JudgementOf(b)))), tender.Content.Settings.Conflicts);
        foreach (var bid in Standing(live)) FallBy(conflicts, bid, now);
        await dropped.AtOpening(tender, live, now);
        await Whole(Standing(live), b => Unseal(b, tender, opener, now));
        opening.Complete(tender, person, live, conflicts, await openings.LateAttempts(tender.Id), now);
        foreach (var bid in live) await bids.Save(bid);
        foreach (var bid in live.Where(b => b.State == BidState.Fallen)) await notices.Tell(bid.Bidder.Members, tender.Id, NoticeKind.BidPutAside);
        await tenders.Save(tender);
    }

    private static List<Bid> Standing(IReadOnlyList<Bid> live) => [.. live.Where(b => b.State == BidState.Submitted)];

    // The consortium stands still from the deadline on.
    private async Task FallWithItsConsortium(Bid bid, DateTimeOffset now)
    {
        if (bid.Bidder.ConsortiumId is not { } id) return;
        var through = bid.Bidder.ChangedThrough(await consortia.Load(id));
        if (through.Count > 0) bid.PutAside(new BidFall { Reason = BidFallReason.ConsortiumChanged, Through = [.. through.Select(m => m.ToString())] }, now);
    }

    private static void FallBy(IReadOnlyList<DecidedConflict> conflicts, Bid bid, DateTimeOffset now)
    {
        var own = conflicts.Where(c => c.Fell.Contains(bid.Id)).ToList();
        if (own.Count > 0) bid.PutAside(new BidFall { Reason = BidFallReason.Conflict, Through = [.. own.SelectMany(c => c.Through(bid.Id)).Distinct()] }, now);
    }

    private async Task<Bid> Unseal(Bid bid, Tender tender, BidOpener? opener, DateTimeOffset now)
    {
        var commitment = await openings.CommitmentOf(bid.Id);
        var key = await keys.Stored(bid.LotId) ?? throw new CryptographicException("The lot has no key.");
        var content = OfferSeal.Open(bid, key, commitment);
        if (content.Offer is { } offer) bid.Open(content.With(offer), now);
        else opener!.Open(bid, content.EncryptedOffer!, content, tender, now);
        return bid;
    }

    // All or nothing: as long as one bid cannot be read, nobody's content may be known.
    private static async Task<List<T>> Whole<T>(IReadOnlyList<Bid> bids, Func<Bid, Task<T>> read)
    {
        var (found, damaged) = (new List<T>(), new List<Id<Bid>>());
        foreach (var bid in bids)
        {
            try
            {
                found.Add(await read(bid));
            }
            catch (Exception error) when (error is CryptographicException or JsonException or InvalidDataException)
            {
                damaged.Add(bid.Id);
            }
        }
        Refuse.If(damaged.Count > 0, OpeningRefusals.Damaged(string.Join(", ", damaged)));
        return found;
    }
}
