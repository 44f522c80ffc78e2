using System.Security.Cryptography;
using Register.Api.Http;
using Register.Api.Pipeline;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Commands.Bids;

/// <summary>An offer that was judged and sealed, ready to be saved.</summary>
internal sealed record PreparedOffer(Id<Bid> BidId, Tender Tender, Bidder Bidder, Consortium? Consortium, SealedOffer Sealed, Receipt Receipt, IReadOnlyList<PricePart> Parts)
{
    /// <summary>The hash that admits it after the deadline; null in time.</summary>
    public BidHash? Hash { get; init; }
}

/// <summary>Judges and seals an offer before the write lock is taken, so that bids that come in together wait for each
/// other's rows only. The instant that counts is when the whole request had arrived: nobody is late for having waited here.</summary>
internal sealed class PrepareOffer(
    ReadTenders tenders, ConsortiumStore consortia, PricePartStore parts, BidStore bids, BidderJudge judge, LotKeys keys, OfferSeal seal, LateBids late, BidHashStore hashes, OutageStore outages, KeyRing ring, LegalBook law, BidDraftStore drafts, DraftSeal draftSeal, Session session, Caller caller, Arrival arrival)
    : IPreparation<SubmitBid>, IPreparation<SubmitBids>, IPreparation<SubmitBidDraft>, IPreparation<ReplaceBid>
{
    /// <summary>What was prepared in this request, in its order.</summary>
    public IReadOnlyList<PreparedOffer> Prepared { get; private set; } = [];

    /// <summary>The version of the draft that was prepared.</summary>
    public long DraftVersion { get; private set; }

    public async Task Prepare(SubmitBid request, CancellationToken cancellation) =>
        Prepared = [await New(await tenders.FindOfLot(request.LotId), request.LotId, request.Body.ConsortiumId, request.Body, request.RawBody)];

    public async Task Prepare(SubmitBids request, CancellationToken cancellation)
    {
        Prepared = await request.Body.Each(async (bid, _) =>
        {
            var tender = await tenders.FindOfLot(bid.LotId);
            return await New(tender?.Id == request.TenderId ? tender : null, bid.LotId, bid.ConsortiumId, bid, request.RawBody);
        });
    }

    public async Task Prepare(SubmitBidDraft request, CancellationToken cancellation)
    {
        var draft = await drafts.LoadOwn(request.BidDraftId, caller);
        var bytes = draftSeal.Bytes(draft);
        var body = DraftSeal.Read(bytes);
        DraftVersion = draft.Version;
        Prepared = [await New(await tenders.OfLot(draft.LotId), draft.LotId, body.ConsortiumId, new NewBid { Offer = NewOffer.Of(body.Offer) }, bytes)];
    }

    public async Task Prepare(ReplaceBid request, CancellationToken cancellation)
    {
        var bid = await bids.LoadAsLead(request.BidId, caller);
        var tender = await Invitees.RefuseUnlessInvited(session, await tenders.OfLot(bid.LotId), bid.LotId, bid.Bidder.Lead);
        var consortium = await Consortium(bid.Bidder.ConsortiumId);
        Refuse.If(!BidderFor(consortium, bid.LotId).IsSame(bid.Bidder), BidRefusals.ConsortiumChanged());
        Prepared = [await Make(bid.Id, tender, bid.LotId, bid.Bidder, consortium, request.Body, request.RawBody)];
    }

    /// <summary>Refuses, in the running transaction, when the consortium or a part of the price is not as it was judged.</summary>
    public async Task RefuseUnlessUnchanged(PreparedOffer offer)
    {
        if (offer.Consortium is not { } judged) return;
        Refuse.If(await consortia.VersionOf(judged.Id) != judged.Version, BidRefusals.ConsortiumChanged());
        foreach (var part in offer.Parts) Refuse.If(await parts.VersionOf(part.Id) != part.Version, PricePartRefusals.Changed());
    }

    /// <summary>Lets the members see the parts of the price, and its hash admit no other, in the running transaction: the bid is in.</summary>
    public async Task Take(PreparedOffer offer)
    {
        if (offer.Hash is { } hash) await hashes.Save(hash);
        foreach (var part in offer.Parts)
        {
            part.Take(offer.BidId);
            await parts.Save(part);
        }
    }

    private async Task<(Offer Offer, IReadOnlyList<PricePart> Parts)> Priced(NewOffer offer, Tender tender, Consortium? consortium)
    {
        if (consortium is null || !tender.Content.Settings.PricePartsHidden) return (offer.AtItsPrice(), []);
        var whole = PricePart.RefuseUnlessWhole(await parts.Of(consortium.Id), tender, consortium);
        return (offer.OfParts([.. whole.Select(p => new OfferedPart(p.FreelancerId, seal.AmountOf(p)!.Value))]), whole);
    }

    private async Task<Consortium?> Consortium(Id<Consortium>? id) =>
        id is { } one ? await consortia.Find(one) ?? throw CommonRefusals.NotFound("consortium") : null;

    private Bidder BidderFor(Consortium? consortium, Id<Lot> lot) =>
        consortium is null ? Bidder.Alone(caller.FreelancerId!.Value) : Bidder.Together(consortium, lot, caller.FreelancerId!.Value);

    private async Task<PreparedOffer> New(Tender? found, Id<Lot> lot, Id<Consortium>? consortiumId, IOffered offer, ReadOnlyMemory<byte> body)
    {
        var consortium = await Consortium(consortiumId);
        var bidder = BidderFor(consortium, lot);
        var tender = await Invitees.RefuseUnlessInvited(session, found, lot, bidder.Lead);
        // Only of herself: that one of her members takes part elsewhere shows at the opening.
        Refuse.If(tender.Content.Settings.Conflicts == ConflictPolicy.RefuseBoth && await bids.HasLive(lot, bidder.Lead), BidRefusals.OnePerUndertaking());
        return await Make(Id<Bid>.New(arrival.At), tender, lot, bidder, consortium, offer, body, await Admitting(tender, lot, bidder.Lead, body));
    }

    // The hash that she registered, where the bid is late and that admits it; null where it is in time, or she has none.
    private async Task<BidHash?> Admitting(Tender tender, Id<Lot> lot, Id<Freelancer> lead, ReadOnlyMemory<byte> body)
    {
        var now = arrival.At;
        if (!IsLate(tender, now) || await hashes.Of(lot, lead) is not { } hash) return null;
        var deadline = tender.Content.Dates.SubmissionDeadline;
        if (hash.WhyNot(tender, await outages.Held(deadline), ring.Mac(SHA256.HashData(body.Span)), law.HashedBidDaysAt(deadline), now) is not { } refusal) return hash;
        await late.Count(tender.Id, lot, lead, now);
        throw refusal;
    }

    private async Task<PreparedOffer> Make(
        Id<Bid> id, Tender tender, Id<Lot> lotId, Bidder bidder, Consortium? consortium, IOffered asked, ReadOnlyMemory<byte> body, BidHash? hash = null)
    {
        var now = arrival.At;
        if (hash is null && IsLate(tender, now)) await late.Count(tender.Id, lotId, bidder.Lead, now);
        var lot = hash is null ? tender.LotOpenForBids(lotId, now) : tender.LotOf(lotId);
        RefuseUnlessAsAsked(asked, tender, lotId, bidder);
        var (offer, taken) = asked.Offer is { } clear ? await Priced(clear, tender, consortium) : default;
        offer?.RefuseUnlessComplete(tender.AwardOf(lot), tender.Content.Settings.Conflicts);
        var judgement = await judge.Judge(tender, lot, bidder, consortium, now);
        judgement.RefuseUnlessEligible();
        var (sealedOffer, receipt) = seal.Seal(id, lotId, await keys.For(tender.Id, lotId), offer, asked.EncryptedOffer, body.Span, judgement, now);
        return new PreparedOffer(id, tender, bidder, consortium, sealedOffer, receipt, taken ?? []) { Hash = hash };
    }

    // In clear or encrypted, as the tender has it; what is in an encrypted one shows at the opening.
    private static void RefuseUnlessAsAsked(IOffered asked, Tender tender, Id<Lot> lot, Bidder bidder)
    {
        var key = tender.BidKey();
        Refuse.If(key is not null && asked.EncryptedOffer is null, EncryptedOfferRefusals.Asked());
        Refuse.If(key is null && asked.EncryptedOffer is not null, EncryptedOfferRefusals.NotAsked());
        if (key is not null) Jwe.Read(asked.EncryptedOffer!).Header.RefuseUnlessFor(key, lot, bidder.Lead);
    }

    private static bool IsLate(Tender tender, DateTimeOffset now) =>
        tender is { PublishedAt: not null, Withdrawal: null, OpenedAt: null } && now >= tender.Content.Dates.SubmissionDeadline;
}
