using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Consortia;

/// <summary>That a bidder relies for a lot on somebody outside it (<i>beroep op derden</i>; Aw 2012 art. 2.92, 2.94), for
/// exactly the conditions named. Whoever is relied on signs herself, and until then nothing of hers is looked at. It never
/// changes: another wish is another reliance.</summary>
public sealed class Reliance : Aggregate<Reliance>
{
    /// <summary>The most a bidder has for a lot.</summary>
    public const int Most = 20;

    private Reliance()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>Who relies.</summary>
    public ReliantBidder Bidder { get; private set; } = null!;

    /// <summary>The freelancer relied on; null for a firm outside the register.</summary>
    public Id<Freelancer>? FreelancerId { get; private set; }

    /// <summary>The firm relied on; null for a freelancer of the register.</summary>
    public ReliedOnFirm? Firm { get; private set; }

    /// <summary>Ids of the lot's conditions it is for.</summary>
    public IReadOnlyList<string> Conditions { get; private set; } = [];

    /// <summary>The parts of the work the one relied on does herself.</summary>
    public IReadOnlyList<string> Performs { get; private set; } = [];

    /// <summary>That her means are at the bidder's disposal, once she signed it.</summary>
    public Commitment? Commitment { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>When one of both ended it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether the one relied on signed in person. A firm outside the register cannot: what it brings is stated only.</summary>
    public bool IsCommitted => FreelancerId is not null && Commitment is not null;

    /// <summary>Proposes to rely on somebody for a lot that can still be bid for.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="lot">The lot.</param>
    /// <param name="bidder">Who relies.</param>
    /// <param name="wish">On whom, and for what.</param>
    /// <param name="conditions">All conditions of the lot.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="Refusal">It is too late, or the wish is flawed.</exception>
    public static Reliance Propose(Tender tender, Id<Lot> lot, ReliantBidder bidder, RelianceWish wish, Condition conditions, DateTimeOffset now)
    {
        RefuseUnlessOpen(tender, now);
        if (wish.Flaws(conditions, bidder.Members) is [var flaw, ..]) throw RelianceRefusals.Flawed(flaw);
        var reliance = new Reliance
        {
            Id = Id<Reliance>.New(now), TenderId = tender.Id, LotId = lot, Bidder = bidder, FreelancerId = wish.Freelancer, Firm = wish.Firm,
            Conditions = wish.Conditions, Performs = wish.Performs, ProposedAt = now,
            Commitment = wish.Firm is { } firm ? new Commitment(firm.Statement, now) : null,
        };
        reliance.Raise(new RelianceProposed(lot, bidder.Lead, bidder.ConsortiumId, wish.Freelancer, wish.Conditions));
        return reliance;
    }

    /// <summary>The freelancer relied on signs that her means are at the bidder's disposal; a second time changes nothing.</summary>
    /// <exception cref="Refusal">It is not hers to sign, it was ended, or it is too late.</exception>
    public void Commit(Id<Freelancer> by, string statement, Tender tender, DateTimeOffset now)
    {
        Refuse.If(EndedAt is not null, CommonRefusals.NotFound("reliance"));
        Refuse.If(by != FreelancerId, RelianceRefusals.NotYours());
        if (Commitment is not null) return;
        RefuseUnlessOpen(tender, now);
        Commitment = new Commitment(statement, now);
        Raise(new RelianceCommitted(by));
    }

    /// <summary>Ends it: the one who acts for the bidder, or the one relied on, before the deadline.</summary>
    /// <exception cref="Refusal">It is neither's, or it is too late.</exception>
    public void End(Id<Freelancer> by, Tender tender, DateTimeOffset now)
    {
        Refuse.If(by != FreelancerId && by != Bidder.Lead, RelianceRefusals.LeadOnly());
        RefuseUnlessOpen(tender, now);
        End(now);
    }

    /// <summary>Ends it because the one relied on, or the bidder, leaves the register. A bid keeps what it was judged on.</summary>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        Raise(new RelianceEnded());
    }

    private static void RefuseUnlessOpen(Tender tender, DateTimeOffset now)
    {
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(!Consortium.IsForming(tender, now), RelianceRefusals.Frozen(tender.Content.Dates.SubmissionDeadline));
    }
}

/// <summary>Who relies: a freelancer alone, or a consortium through its lead.</summary>
public sealed record ReliantBidder
{
    /// <summary>The freelancer who bids alone, or who leads.</summary>
    public required Id<Freelancer> Lead { get; init; }

    /// <summary>The consortium; null for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>Everybody in it when it was proposed.</summary>
    public required IReadOnlyList<Id<Freelancer>> Members { get; init; }

    /// <summary>What tells bidders apart.</summary>
    public string Key => ConsortiumId?.ToString() ?? Lead.ToString();

    public static ReliantBidder Alone(Id<Freelancer> freelancer) => new() { Lead = freelancer, Members = [freelancer] };

    public static ReliantBidder Together(Consortium consortium) => new()
    {
        Lead = consortium.Terms.Lead, ConsortiumId = consortium.Id, Members = [.. consortium.Terms.Members.Select(m => m.Freelancer)],
    };
}

/// <summary>What the one relied on signed: that her means are at the bidder's disposal for the whole of the work.</summary>
public sealed record Commitment(string Statement, DateTimeOffset At);
