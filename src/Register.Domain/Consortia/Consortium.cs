using Register.Domain.Clusters;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Consortia;

/// <summary>Freelancers who bid together for one lot (<i>combinatie</i>; Aw 2012 art. 2.52: no legal form is needed to
/// bid). It is complete when every member accepted the terms as they are; a change of the terms, a member who comes or
/// one who goes opens that again by itself, because an acceptance carries the digest of what was accepted.</summary>
public sealed class Consortium : Aggregate<Consortium>
{
    private Consortium()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>The cluster it was formed from, if it was.</summary>
    public Id<Cluster>? ClusterId { get; private set; }

    /// <summary>What the members agree on.</summary>
    public ConsortiumTerms Terms { get; private set; } = null!;

    /// <summary>Who accepted which terms last.</summary>
    public IReadOnlyList<TermsAcceptance> Acceptances { get; private set; } = [];

    public DateTimeOffset FormedAt { get; private set; }

    /// <summary>When the last member left.</summary>
    public DateTimeOffset? DissolvedAt { get; private set; }

    /// <summary>Who dropped out after the deadline, and how her place is filled.</summary>
    public IReadOnlyList<LostMember> Lost { get; private set; } = [];

    /// <summary>Whether every member accepted the terms as they are now. One may be left alone of those who bid.</summary>
    public bool IsComplete => Terms.Members.Count > (Lost.Count > 0 ? 0 : 1) && Terms.Hash() is var hash && Terms.Members.All(m => Accepted(m.Freelancer, hash) is not null);

    /// <summary>Proposes a consortium for a lot that can still be bid for.</summary>
    /// <exception cref="Refusal">Unknown lot, too late, flawed terms, or the founder is no member.</exception>
    public static Consortium Form(Tender tender, Id<Lot> lot, ConsortiumTerms terms, Id<Freelancer> founder, Id<Cluster>? cluster, DateTimeOffset now)
    {
        Refuse.If(tender.PublishedAt is null, CommonRefusals.NotFound("lot"));
        tender.LotOf(lot);
        RefuseUnlessForming(tender, now);
        RefuseFlaws(terms);
        Refuse.If(terms.Members.All(m => m.Freelancer != founder), ConsortiumRefusals.FounderOutside());
        var consortium = new Consortium { Id = Id<Consortium>.New(now), TenderId = tender.Id, LotId = lot, ClusterId = cluster, Terms = terms, FormedAt = now };
        consortium.Raise(new ConsortiumFormed(tender.Id, lot, terms.Hash(), [.. terms.Members.Select(m => m.Freelancer)]));
        return consortium;
    }

    /// <summary>Replaces the terms; the lead does that, and all accept anew.</summary>
    public void Change(ConsortiumTerms terms, Id<Freelancer> by, Tender tender, DateTimeOffset now)
    {
        RefuseUnlessLead(by);
        RefuseUnlessForming(tender, now);
        RefuseFlaws(terms);
        Replace(terms);
    }

    /// <summary>Takes somebody in; the lead does that, and gives up the newcomer's share. After the deadline only in the place of
    /// one who dropped out, whose share and parts of the work she takes over whole.</summary>
    public void Add(ConsortiumMember member, Id<Freelancer> by, Tender tender, DateTimeOffset now)
    {
        RefuseUnlessLead(by);
        Refuse.If(Includes(member.Freelancer), ConsortiumRefusals.AlreadyIn());
        if (!IsForming(tender, now)) StepIn(member, now, tender);
        var lead = Terms.Members.First(m => m.Freelancer == Terms.Lead);
        Refuse.If(member.ShareBasisPoints >= lead.ShareBasisPoints, ConsortiumRefusals.ShareTooLarge(lead.ShareBasisPoints));
        var terms = Terms.With(member);
        RefuseFlaws(terms);
        Replace(terms);
    }

    /// <summary>Ends a membership: one's own, or, for the lead, anybody's. The share goes to the lead.</summary>
    public void Remove(Id<Freelancer> freelancer, Id<Freelancer> by, Tender tender, DateTimeOffset now)
    {
        Refuse.If(!Includes(by), CommonRefusals.NotFound("consortium"));
        Refuse.If(!Includes(freelancer), CommonRefusals.NotFound("member"));
        Refuse.If(by != freelancer && by != Terms.Lead, ConsortiumRefusals.LeadOnly());
        if (StepsIn(freelancer)) Lost = [.. Lost.Select(l => l.Successor == freelancer ? l with { Successor = null } : l)];
        else RefuseUnlessForming(tender, now);
        PartWith(freelancer, by, now);
    }

    /// <summary>A member dropped out after the deadline: her share goes to the lead, and the others accept that until an instant.</summary>
    /// <param name="freelancer">Who.</param>
    /// <param name="replaceable">Whether somebody else may take her place.</param>
    /// <param name="until">Until when the others may settle it.</param>
    /// <param name="now">Now.</param>
    public void Lose(Id<Freelancer> freelancer, bool replaceable, DateTimeOffset until, DateTimeOffset now)
    {
        var gone = Terms.Members.First(m => m.Freelancer == freelancer);
        Lost = [.. Lost, new LostMember { Member = gone, Replaceable = replaceable, Until = until }];
        PartWith(freelancer, freelancer, now);
    }

    /// <summary>It is decided how they go on, or that they do not: nothing is open about her place any more.</summary>
    public void Settle(Id<Freelancer> lost)
    {
        Lost = [.. Lost.Select(l => l.Member.Freelancer == lost ? l with { Settled = true } : l)];
        Raise(new ConsortiumSettled(lost, Terms.Hash()));
    }

    private void PartWith(Id<Freelancer> freelancer, Id<Freelancer> by, DateTimeOffset now)
    {
        Terms = Terms.Without(freelancer);
        Acceptances = [.. Acceptances.Where(a => a.Freelancer != freelancer)];
        Raise(new ConsortiumMemberLeft(freelancer, Removed: by != freelancer, Terms.Hash()));
        if (Terms.Members.Count > 0) return;
        DissolvedAt = now;
        Raise(new ConsortiumDissolved());
    }

    /// <summary>A member accepts the terms it read, named by their <see cref="ConsortiumTerms.Hash"/>; a second time
    /// changes nothing.</summary>
    /// <exception cref="Refusal">The terms are others by now, or it is too late.</exception>
    public void Accept(Id<Freelancer> freelancer, string termsHash, Tender tender, DateTimeOffset now)
    {
        Refuse.If(!Includes(freelancer), CommonRefusals.NotFound("consortium"));
        var hash = Terms.Hash();
        Refuse.If(!string.Equals(termsHash, hash, StringComparison.Ordinal), ConsortiumRefusals.TermsChanged(hash));
        if (Accepted(freelancer, hash) is not null) return;
        RefuseUnlessForming(tender, now, settling: Lost.Any(l => l.IsOpen(now)));
        Acceptances = [.. Acceptances.Where(a => a.Freelancer != freelancer), new TermsAcceptance(freelancer, hash, now)];
        Raise(new ConsortiumTermsAccepted(freelancer, hash));
        if (IsComplete) Raise(new ConsortiumCompleted(hash));
    }

    /// <summary>Whether she is a member, accepted or not.</summary>
    public bool Includes(Id<Freelancer> freelancer) => Terms.Members.Any(m => m.Freelancer == freelancer);

    /// <summary>Whether she is to take the place of a member who dropped out, and nothing is decided on it yet.</summary>
    public bool StepsIn(Id<Freelancer> freelancer) => Lost.Any(l => l.Successor == freelancer && !l.Settled);

    /// <summary>Her acceptance of the terms with this digest.</summary>
    public TermsAcceptance? Accepted(Id<Freelancer> freelancer, string hash) =>
        Acceptances.FirstOrDefault(a => a.Freelancer == freelancer && a.TermsHash == hash);

    private void StepIn(ConsortiumMember member, DateTimeOffset now, Tender tender)
    {
        var places = Lost.Where(l => l.IsOpen(now) && l is { Replaceable: true, Successor: null }).ToList();
        RefuseUnlessForming(tender, now, settling: places.Count > 0);
        var place = places.FirstOrDefault(l => l.Takes(member) && Lost.All(gone => gone.Member.Freelancer != member.Freelancer)) ?? throw ConsortiumRefusals.NotHerPlace(places[0].Member.ShareBasisPoints, places[0].Member.Performs);
        Lost = [.. Lost.Select(l => l == place ? l with { Successor = member.Freelancer } : l)];
    }

    private void Replace(ConsortiumTerms terms)
    {
        if (terms.Hash() == Terms.Hash()) return;
        Acceptances = [.. Acceptances.Where(a => terms.Members.Any(m => m.Freelancer == a.Freelancer))];
        Terms = terms;
        Raise(new ConsortiumTermsChanged(terms.Hash(), [.. terms.Members.Select(m => m.Freelancer)]));
    }

    private void RefuseUnlessLead(Id<Freelancer> by)
    {
        Refuse.If(!Includes(by), CommonRefusals.NotFound("consortium"));
        Refuse.If(by != Terms.Lead, ConsortiumRefusals.LeadOnly());
    }

    /// <summary>Whether members may still come and go: at and after the deadline a bid stands with those it was made by.</summary>
    public static bool IsForming(Tender tender, DateTimeOffset now) => tender.Withdrawal is null && now < tender.Content.Dates.SubmissionDeadline;

    // Past the deadline only those who settle how they go on without one may change anything, as long as there is a tender.
    private static void RefuseUnlessForming(Tender tender, DateTimeOffset now, bool settling = false)
    {
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(!settling && !IsForming(tender, now), ConsortiumRefusals.Frozen(tender.Content.Dates.SubmissionDeadline));
    }

    private static void RefuseFlaws(ConsortiumTerms terms)
    {
        if (terms.Flaws() is [var flaw, ..]) throw ConsortiumRefusals.Flawed(flaw);
    }
}

/// <summary>A member who dropped out after the deadline.</summary>
public sealed record LostMember
{
    /// <summary>Her share and the parts of the work she did.</summary>
    public required ConsortiumMember Member { get; init; }

    /// <summary>Whether somebody else may take her place.</summary>
    public required bool Replaceable { get; init; }

    /// <summary>Until when the others may settle how they go on, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Who took her place.</summary>
    public Id<Freelancer>? Successor { get; init; }

    /// <summary>Whether it was decided.</summary>
    public bool Settled { get; init; }

    internal bool IsOpen(DateTimeOffset now) => !Settled && now < Until;

    internal bool Takes(ConsortiumMember member) =>
        member.ShareBasisPoints == Member.ShareBasisPoints && member.Performs.ToHashSet().SetEquals(Member.Performs);
}

/// <summary>That a member accepted the terms with this digest.</summary>
public sealed record TermsAcceptance(Id<Freelancer> Freelancer, string TermsHash, DateTimeOffset At);
