using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Consortia;

/// <summary>A consortium was proposed.</summary>
public sealed record ConsortiumFormed(Id<Tender> Tender, Id<Lot> Lot, string TermsHash, IReadOnlyList<Id<Freelancer>> Members) : DomainEvent;

/// <summary>The terms of a consortium changed; all accept anew.</summary>
public sealed record ConsortiumTermsChanged(string TermsHash, IReadOnlyList<Id<Freelancer>> Members) : DomainEvent;

/// <summary>A member accepted the terms.</summary>
public sealed record ConsortiumTermsAccepted(Id<Freelancer> Freelancer, string TermsHash) : DomainEvent;

/// <summary>Every member accepted the same terms.</summary>
public sealed record ConsortiumCompleted(string TermsHash) : DomainEvent;

/// <summary>A member left or was sent away; all accept anew.</summary>
public sealed record ConsortiumMemberLeft(Id<Freelancer> Freelancer, bool Removed, string TermsHash) : DomainEvent;

/// <summary>It was decided how the consortium goes on without a member who dropped out after the deadline, or that it does not.</summary>
public sealed record ConsortiumSettled(Id<Freelancer> Lost, string TermsHash) : DomainEvent;

/// <summary>The last member left.</summary>
public sealed record ConsortiumDissolved : DomainEvent;

/// <summary>Why a consortium refuses.</summary>
public static class ConsortiumRefusals
{
    public static Refusal LeadOnly() => new(RefusalKind.Forbidden, "consortium.lead-only");
    public static Refusal NotForOthers() => new(RefusalKind.Forbidden, "consortium.not-for-others");
    public static Refusal FounderOutside() => new(RefusalKind.Unprocessable, "consortium.founder-outside", "/members");
    public static Refusal NotInCluster() => new(RefusalKind.Unprocessable, "consortium.not-in-cluster", "/clusterId");
    public static Refusal AlreadyIn() => new(RefusalKind.Conflict, "consortium.already-in");
    public static Refusal ShareTooLarge(int leadShare) =>
        new(RefusalKind.Unprocessable, "consortium.share-too-large", "/shareBasisPoints", ("leadShare", leadShare / 100m));
    public static Refusal NotHerPlace(int share, IReadOnlyList<string> performs) =>
        new(RefusalKind.Unprocessable, "consortium.not-her-place", "/shareBasisPoints", ("share", share / 100m), ("performs", string.Join(", ", performs)));
    public static Refusal Frozen(DateTimeOffset since) => new(RefusalKind.Conflict, "consortium.frozen", null, ("since", since));

    /// <summary>The terms are others than those accepted; read them again and accept those.</summary>
    public static Refusal TermsChanged(string current) => new(RefusalKind.Stale, "consortium.terms-changed", "/termsHash", ("current", current));
    public static Refusal Flawed(Flaw flaw) => new(RefusalKind.Unprocessable, flaw.Code, flaw.Pointer, [.. flaw.Arguments.Select(a => (a.Key, a.Value))]);
}
