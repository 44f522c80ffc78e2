using Register.Domain.Authorities;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Purchasing;

/// <summary>An authority's set of purchasing conditions (<i>inkoopvoorwaarden</i>). It changes by a new version; a version
/// is published when it is made and never changes, so that whoever accepted or met it knows what.</summary>
public sealed class PurchasingConditions : Aggregate<PurchasingConditions>
{
    private readonly List<ConditionsVersion> written = [];

    private PurchasingConditions()
    {
    }

    /// <summary>Whose set it is.</summary>
    public Id<ContractingAuthority> AuthorityId { get; private set; }

    /// <summary>The title of the newest version.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The number of the newest version; versions count from 1.</summary>
    public int LatestNumber { get; private set; }

    /// <summary>When the first version was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>The versions made since it was loaded; older ones are kept by themselves.</summary>
    public IReadOnlyList<ConditionsVersion> Written => written;

    /// <summary>Publishes a set with its first version.</summary>
    /// <exception cref="Refusal">The content has a flaw.</exception>
    public static PurchasingConditions Publish(Id<ContractingAuthority> authority, ConditionsContent content, DateTimeOffset now)
    {
        var set = new PurchasingConditions { Id = Id<PurchasingConditions>.New(now), AuthorityId = authority, PublishedAt = now };
        set.Add(content, now);
        return set;
    }

    /// <summary>Publishes the next version; the older ones stay as they are.</summary>
    /// <exception cref="Refusal">It is another authority's, or the content has a flaw.</exception>
    public void AddVersion(ConditionsContent content, Id<ContractingAuthority> by, DateTimeOffset now)
    {
        Refuse.If(by != AuthorityId, PurchasingRefusals.NotYours());
        Add(content, now);
    }

    /// <summary>The next version as it would be, without its documents: whether they are accepted cannot be known before.</summary>
    /// <exception cref="Refusal">It is another authority's, or the content has a flaw.</exception>
    public ConditionsVersion Propose(ConditionsContent content, Id<ContractingAuthority> by, DateTimeOffset now)
    {
        Refuse.If(by != AuthorityId, PurchasingRefusals.NotYours());
        return new ConditionsVersion(Id, LatestNumber + 1, now, Checked(content) with { Documents = [] });
    }

    private void Add(ConditionsContent content, DateTimeOffset now)
    {
        var named = Checked(content);
        (Title, LatestNumber) = (content.Title, LatestNumber + 1);
        written.Add(new ConditionsVersion(Id, LatestNumber, now, named));
        Raise(new ConditionsVersionPublished(AuthorityId, LatestNumber));
    }

    private static ConditionsContent Checked(ConditionsContent content)
    {
        if (content.Flaws().FirstOrDefault(f => !f.IsRemark) is { } flaw) throw PurchasingRefusals.Flawed(flaw);
        return content.WithIds();
    }
}

/// <summary>One version of a set; it never changes.</summary>
public sealed record ConditionsVersion(Id<PurchasingConditions> SetId, int Number, DateTimeOffset PublishedAt, ConditionsContent Content)
{
    /// <summary>The condition that its documents are accepted.</summary>
    public ConditionsAccepted Accepted() => new() { Document = SetId.ToString(), Version = Number };

    /// <summary>All that whoever wants to be admitted must meet.</summary>
    public Condition Tree() => new AllOf { Id = "set", Conditions = Content.Documents.Count == 0 ? Content.Conditions : [.. Content.Conditions, Accepted() with { Id = "accepted" }] };
}

/// <summary>That a freelancer accepted the documents of a set at a version.</summary>
public sealed record ConditionsAcceptance(Id<PurchasingConditions> SetId, int Number, Id<Freelancer> FreelancerId, DateTimeOffset AcceptedAt);

/// <summary>A version of a set was published.</summary>
public sealed record ConditionsVersionPublished(Id<ContractingAuthority> Authority, int Number) : DomainEvent;

/// <summary>A freelancer accepted a version of a set.</summary>
public sealed record ConditionsVersionAccepted(Id<Freelancer> Freelancer, int Number) : DomainEvent;

/// <summary>Why a set refuses.</summary>
public static class PurchasingRefusals
{
    public static Refusal NotYours() => new(RefusalKind.Forbidden, "purchasing.not-yours");
    public static Refusal Flawed(Flaw flaw) => new(RefusalKind.Invalid, flaw.Code, flaw.Pointer, [.. flaw.Arguments.Select(a => (a.Key, a.Value))]);
}
