using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>A bidder is asked how her price can be so low; no bid is left out for it unasked (Aw 2012 art. 2.116). Nobody else
/// learns of it. Its id is the bid's.</summary>
public sealed class PriceInquiry : Aggregate<PriceInquiry>
{
    private PriceInquiry()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }
    public Id<Bid> BidId { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>What she is asked.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The last day to answer.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>What she answers; null as long as she did not.</summary>
    public PriceExplanation? Explanation { get; private set; }

    /// <summary>What the authority makes of it; null as long as nothing is decided.</summary>
    public PriceVerdict? Verdict { get; private set; }

    /// <summary>How far it has come.</summary>
    public PriceInquiryStatus Status => Verdict is { } verdict ? verdict.Accepted ? PriceInquiryStatus.Accepted : PriceInquiryStatus.Rejected
        : Explanation is null ? PriceInquiryStatus.Asked : PriceInquiryStatus.Explained;

    /// <summary>The id of a bid's inquiry.</summary>
    public static Id<PriceInquiry> IdOf(Id<Bid> bid) => new(bid.Value);

    /// <summary>Asks the bidder of an opened bid, once.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="bid">The bid.</param>
    /// <param name="question">What she is to explain, 1 to 4 000 characters: nothing of another bid.</param>
    /// <param name="days">Working days to answer.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="Refusal">The lot is decided, or the bid was put aside.</exception>
    public static PriceInquiry Ask(Tender tender, Bid bid, string question, int days, DateTimeOffset now)
    {
        tender.RefuseUnlessUndecided(bid.LotId);
        Refuse.If(bid.State != BidState.Opened, BidRefusals.NotLive(bid.State));
        var inquiry = new PriceInquiry
        {
            Id = IdOf(bid.Id), TenderId = tender.Id, LotId = bid.LotId, BidId = bid.Id, AskedAt = now, Question = question,
            LastDay = DutchTime.DayOf(now).AddWorkingDays(days),
        };
        inquiry.Raise(new PriceQuestioned(bid.LotId, inquiry.LastDay));
        return inquiry;
    }

    /// <summary>The bidder explains, in her own words, once.</summary>
    /// <exception cref="Refusal">She did already, it was decided, or the term is over.</exception>
    public void Explain(string text, DateTimeOffset now)
    {
        Refuse.If(Verdict is not null, PriceInquiryRefusals.Decided());
        Refuse.If(Explanation is not null, PriceInquiryRefusals.Explained());
        Refuse.If(now >= DutchTime.EndOf(LastDay), PriceInquiryRefusals.TermOver(LastDay));
        Explanation = new PriceExplanation(now, text);
        Raise(new PriceExplained(LotId));
    }

    /// <summary>Takes the price as explained, or puts the bid aside.</summary>
    /// <exception cref="Refusal">It was decided, the lot is, or she may still explain.</exception>
    public void Decide(Tender tender, Bid bid, bool accepted, string reasons, DateTimeOffset now)
    {
        tender.RefuseUnlessUndecided(LotId);
        Refuse.If(Verdict is not null, PriceInquiryRefusals.Decided());
        Refuse.If(Explanation is null && now < DutchTime.EndOf(LastDay), PriceInquiryRefusals.TermRuns(LastDay));
        // Its people may have lost it otherwise in the meantime; what is decided on the price then changes nothing.
        if (!accepted && bid.State == BidState.Opened) bid.PutAside(new BidFall { Reason = BidFallReason.AbnormallyLow, Reasons = reasons }, now);
        Verdict = new PriceVerdict(now, accepted, reasons);
        Raise(new PriceJudged(LotId, accepted));
    }

    /// <summary>Refuses to award a lot while a price is asked about, or lies far under the others and was not.</summary>
    /// <exception cref="Refusal">With the bids it is about.</exception>
    public static void RefuseUnlessExplained(Comparison comparison, IReadOnlyList<PriceInquiry> inquiries)
    {
        var ranked = comparison.Bids.Where(b => b.Rank is not null).Select(b => b.BidId).ToHashSet();
        var running = inquiries.Where(i => i.Verdict is null).Select(i => i.BidId).Where(ranked.Contains).ToList();
        Refuse.If(running.Count > 0, PriceInquiryRefusals.Runs(string.Join(", ", running)));
        var unasked = comparison.AbnormallyLow.Select(low => low.BidId).Where(ranked.Contains).Except(inquiries.Select(i => i.BidId)).ToList();
        Refuse.If(unasked.Count > 0, PriceInquiryRefusals.Unasked(string.Join(", ", unasked)));
    }
}

/// <summary>How a bidder explains her price.</summary>
/// <param name="At">When.</param>
/// <param name="Text">Her words, 1 to 20 000 characters.</param>
public sealed record PriceExplanation(DateTimeOffset At, string Text);

/// <summary>What the authority makes of a price.</summary>
/// <param name="At">When.</param>
/// <param name="Accepted">Whether the bid goes on; if not it is put aside.</param>
/// <param name="Reasons">Why, for the bidder, 1 to 4 000 characters.</param>
public sealed record PriceVerdict(DateTimeOffset At, bool Accepted, string Reasons);

/// <summary>How far an inquiry into a price has come.</summary>
public enum PriceInquiryStatus
{
    /// <summary>The bidder was asked.</summary>
    Asked,

    /// <summary>She explained.</summary>
    Explained,

    /// <summary>The bid goes on.</summary>
    Accepted,

    /// <summary>The bid was put aside.</summary>
    Rejected,
}

/// <summary>A bidder was asked about her price.</summary>
public sealed record PriceQuestioned(Id<Lot> LotId, DateOnly LastDay) : DomainEvent;

/// <summary>She explained it. Her words stand in the inquiry.</summary>
public sealed record PriceExplained(Id<Lot> LotId) : DomainEvent;

/// <summary>It was decided on. The reasons stand in the inquiry.</summary>
public sealed record PriceJudged(Id<Lot> LotId, bool Accepted) : DomainEvent;
