using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Opens the bids of a tender. The first person registers; nothing is opened before a second, different one does
/// the same.</summary>
public sealed record OpenBids(Id<Tender> TenderId) : ICommand<OpeningView>;

internal sealed class OpenBidsHandler(
    TenderStore tenders, OpeningStore openings, BidStore bids, LotKeys keys, Caller caller, TimeProvider clock) : IRequestHandler<OpenBids, OpeningView>
{
    public async Task<OpeningView> Handle(OpenBids request, CancellationToken cancellationToken)
    {
        var (now, person) = (clock.GetUtcNow(), caller.Key!.Holder);
        var tender = await tenders.Load(request.TenderId);
        Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("tender"));
        var opening = await openings.Find(Opening.IdOf(tender.Id));
        if (opening is null) opening = Opening.Begin(tender, person, now);
        else await Complete(opening, tender, person, now);
        await openings.Save(opening);
        return OpeningView.Of(opening);
    }

    private async Task Complete(Opening opening, Tender tender, string person, DateTimeOffset now)
    {
        opening.RefuseUnlessSecond(person);
        await keys.Shut(tender.Id);
        var live = await bids.LiveOf(tender.Id);
        var lapsed = live.Where(b => !b.StandsOn(tender)).ToList();
        foreach (var bid in lapsed) bid.Lapse(tender, now);
        var entries = await Unseal([.. live.Except(lapsed)], now);
        opening.Complete(tender, person, entries, [.. lapsed.Select(b => b.Id)], await openings.LateAttempts(tender.Id), now);
        foreach (var bid in live) await bids.Save(bid);
        await tenders.Save(tender);
    }

    // All or nothing: as long as one bid cannot be read, nobody's content may be known.
    private async Task<List<OpeningEntry>> Unseal(IReadOnlyList<Bid> live, DateTimeOffset now)
    {
        var (entries, damaged) = (new List<OpeningEntry>(), new List<Id<Bid>>());
        foreach (var bid in live)
        {
            var commitment = await openings.CommitmentOf(bid.Id);
            try
            {
                var key = await keys.Stored(bid.LotId) ?? throw new CryptographicException("The lot has no key.");
                bid.Open(OfferSeal.Open(bid, key, commitment), now);
                entries.Add(OpeningEntry.Of(bid));
            }
            catch (Exception error) when (error is CryptographicException or JsonException)
            {
                damaged.Add(bid.Id);
            }
        }
        Refuse.If(damaged.Count > 0, OpeningRefusals.Damaged(string.Join(", ", damaged)));
        return entries;
    }
}
