using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>The hash of a bid, registered before the deadline: where the register failed at the deadline, it admits the bid itself for some
/// working days (Aw 2012 art. 2.109a). A lead has one for a lot.</summary>
public sealed class BidHash : Aggregate<BidHash>
{
    private BidHash()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>Who will hand in the bid.</summary>
    public Id<Freelancer> FreelancerId { get; private set; }

    /// <summary>A keyed digest of the SHA-256 of the bid's bytes: of a short bid the price could be found by trying. Empty once the key is lost.</summary>
    public string Mark { get; private set; } = "";

    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>The bid it admitted.</summary>
    public Id<Bid>? Admitted { get; private set; }

    /// <summary>Begins one; it holds no hash yet.</summary>
    public static BidHash Of(Tender tender, Id<Lot> lot, Id<Freelancer> freelancer, DateTimeOffset now) =>
        new() { Id = Id<BidHash>.New(now), TenderId = tender.Id, LotId = lot, FreelancerId = freelancer };

    /// <summary>Registers the hash, or another in its place, as long as the bid itself could be handed in.</summary>
    /// <exception cref="Refusal">The lot takes no bids at this instant.</exception>
    public void Register(Tender tender, string mark, DateTimeOffset now)
    {
        tender.LotOpenForBids(LotId, now);
        (Mark, RegisteredAt) = (mark, now);
        Raise(new BidHashRegistered(LotId, mark));
    }

    /// <summary>Why it does not admit a bid after the deadline; null where it does.</summary>
    /// <param name="tender">The tender, whose deadline has come and whose bids are sealed still.</param>
    /// <param name="failed">Whether a confirmed outage held the deadline.</param>
    /// <param name="mark">Of the bytes that came.</param>
    /// <param name="days">Working days, the day of the deadline not counted.</param>
    /// <param name="now">When the whole request had arrived.</param>
    public Refusal? WhyNot(Tender tender, bool failed, string mark, int days, DateTimeOffset now)
    {
        if (Admitted is not null) return BidHashRefusals.Used();
        if (Mark.Length == 0) return BidHashRefusals.Lost();
        if (!failed) return BidHashRefusals.NothingFailed();
        var until = Until(tender, days);
        if (now >= until) return BidHashRefusals.TooLate(DutchTime.DayOf(until).AddDays(-1));
        return FixedTime.Same(mark, Mark) ? null : BidHashRefusals.OtherBytes();
    }

    /// <summary>Gives it up: with the key of its mark it cannot be compared with any bid.</summary>
    public void Lose()
    {
        Mark = "";
        Raise(new BidHashLost(LotId));
    }

    /// <summary>Until when bids are admitted by their hash, exclusive: the end of the Dutch working day that is so many after the day of the deadline.</summary>
    public static DateTimeOffset Until(Tender tender, int days) => DutchTime.EndOf(DutchTime.DayOf(tender.Content.Dates.SubmissionDeadline).AddWorkingDays(days));

    /// <summary>It admitted this bid; it admits no other.</summary>
    public void Admit(Id<Bid> bid)
    {
        Refuse.If(Admitted is not null, BidHashRefusals.Used());
        Admitted = bid;
        Raise(new BidAdmittedByHash(LotId, bid));
    }
}

/// <summary>The hash of a bid was registered; a keyed digest of it stands here.</summary>
public sealed record BidHashRegistered(Id<Lot> LotId, string Mark) : DomainEvent;

/// <summary>It was given up: the key of its mark is lost.</summary>
public sealed record BidHashLost(Id<Lot> LotId) : DomainEvent;

/// <summary>A bid came after the deadline and was admitted, because its hash had come in time and the register had failed.</summary>
public sealed record BidAdmittedByHash(Id<Lot> LotId, Id<Bid> BidId) : DomainEvent;

/// <summary>Why a bid is not admitted by its hash.</summary>
public static class BidHashRefusals
{
    public static Refusal Used() => new(RefusalKind.Conflict, "bid-hash.used");
    public static Refusal Lost() => new(RefusalKind.Conflict, "bid-hash.lost");
    public static Refusal NothingFailed() => new(RefusalKind.Conflict, "bid-hash.nothing-failed");
    public static Refusal TooLate(DateOnly lastDay) => new(RefusalKind.Conflict, "bid-hash.too-late", null, ("lastDay", lastDay));
    public static Refusal OtherBytes() => new(RefusalKind.Unprocessable, "bid-hash.other-bytes");
    public static Refusal Awaited(DateOnly lastDay) => new(RefusalKind.Conflict, "bid-hash.awaited", null, ("lastDay", lastDay));
}
