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

    /// <summary>Whether every member accepted the terms as they are now.</summary>
    public bool IsComplete => Terms.Members.Count > 1 && Terms.Hash() is var hash && Terms.Members.All(m => Accepted(m.Freelancer, hash) is not null);

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

    /// <summary>Takes somebody in; the lead does that, and gives up the newcomer's share.</summary>
    public void Add(ConsortiumMember member, Id<Freelancer> by, Tender tender, DateTimeOffset now)
    {
        RefuseUnlessLead(by);
        RefuseUnlessForming(tender, now);
        Refuse.If(Includes(member.Freelancer), ConsortiumRefusals.AlreadyIn());
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
        RefuseUnlessForming(tender, now);
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
        RefuseUnlessForming(tender, now);
        Acceptances = [.. Acceptances.Where(a => a.Freelancer != freelancer), new TermsAcceptance(freelancer, hash, now)];
        Raise(new ConsortiumTermsAccepted(freelancer, hash));
        if (IsComplete) Raise(new ConsortiumCompleted(hash));
    }

    /// <summary>Whether she is a member, accepted or not.</summary>
    public bool Includes(Id<Freelancer> freelancer) => Terms.Members.Any(m => m.Freelancer == freelancer);

    /// <summary>Her acceptance of the terms with this digest.</summary>
    public TermsAcceptance? Accepted(Id<Freelancer> freelancer, string hash) =>
        Acceptances.FirstOrDefault(a => a.Freelancer == freelancer && a.TermsHash == hash);

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

    private static void RefuseUnlessForming(Tender tender, DateTimeOffset now)
    {
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(!IsForming(tender, now), ConsortiumRefusals.Frozen(tender.Content.Dates.SubmissionDeadline));
    }

    private static void RefuseFlaws(ConsortiumTerms terms)
    {
        if (terms.Flaws() is [var flaw, ..]) throw ConsortiumRefusals.Flawed(flaw);
    }
}

/// <summary>That a member accepted the terms with this digest.</summary>
public sealed record TermsAcceptance(Id<Freelancer> Freelancer, string TermsHash, DateTimeOffset At);
