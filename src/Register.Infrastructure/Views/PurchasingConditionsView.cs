using Register.Domain.Authorities;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;

namespace Register.Infrastructure.Views;

/// <summary>A set of purchasing conditions; everybody may read it.</summary>
public sealed record PurchasingConditionsView : IVersioned, IExample<PurchasingConditionsView>
{
    public required Id<PurchasingConditions> Id { get; init; }

    /// <summary>Counts changes of the set; it is also the ETag. Not to be confused with the number of a version.</summary>
    public required long Version { get; init; }

    public required Id<ContractingAuthority> AuthorityId { get; init; }

    /// <summary>The title of the newest version.</summary>
    public required string Title { get; init; }

    /// <summary>The number of the newest version.</summary>
    public required int LatestNumber { get; init; }

    /// <summary>When the first version was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The newest version; left out of lists.</summary>
    public ConditionsVersionView? Latest { get; init; }

    public static PurchasingConditionsView Example => new()
    {
        Id = ConditionsVersionView.Example.SetId, Version = 1, AuthorityId = AuthorityView.Example.Id, Title = ConditionsVersionView.Example.Title,
        LatestNumber = 1, PublishedAt = ConditionsVersionView.Example.PublishedAt, Latest = ConditionsVersionView.Example,
    };

    public static PurchasingConditionsView Of(PurchasingConditions set, ConditionsVersion? latest) => new()
    {
        Id = set.Id, Version = set.Version, AuthorityId = set.AuthorityId, Title = set.Title, LatestNumber = set.LatestNumber,
        PublishedAt = set.PublishedAt, Latest = latest is null ? null : ConditionsVersionView.Of(latest),
    };
}

/// <summary>One version of a set; it never changes.</summary>
public sealed record ConditionsVersionView : IExample<ConditionsVersionView>
{
    public required Id<PurchasingConditions> SetId { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
    public required string Title { get; init; }

    /// <summary>What a bidder accepts.</summary>
    public required IReadOnlyList<ConditionsDocument> Documents { get; init; }

    /// <summary>What a bidder must meet, all of it; every condition has its id.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>Whether its documents leave the contractor's liability without a limit.</summary>
    public required bool UnlimitedLiability { get; init; }

    /// <summary>What is odd about the conditions though they are accepted: a group that is always or never met.</summary>
    public required IReadOnlyList<ConditionRemark> Remarks { get; init; }

    public static ConditionsVersionView Example => new()
    {
        SetId = Id<PurchasingConditions>.Parse("0199a1f0-5c00-7000-8000-000000000040"), Number = 1,
        PublishedAt = new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero), Title = "Inkoopvoorwaarden groen 2026", Documents = [ExampleDocument],
        Conditions = [new LiabilityInsurance { Id = "s1", PerEvent = Money.Euros(1_250_000) }], UnlimitedLiability = false, Remarks = [],
    };

    /// <summary>What a document looks like.</summary>
    public static ConditionsDocument ExampleDocument =>
        new() { Title = "Algemene inkoopvoorwaarden", Url = "https://www.example.nl/inkoopvoorwaarden-2026.pdf", Sha256 = new string('a', 64) };

    public static ConditionsVersionView Of(ConditionsVersion version) => new()
    {
        SetId = version.SetId, Number = version.Number, PublishedAt = version.PublishedAt, Title = version.Content.Title,
        Documents = version.Content.Documents, Conditions = version.Content.Conditions, UnlimitedLiability = version.Content.UnlimitedLiability,
        Remarks = ConditionRemark.In(version.Content.Flaws()),
    };
}

/// <summary>Something odd about conditions, where (a JSON pointer) and which.</summary>
public sealed record ConditionRemark(string Pointer, string Code)
{
    internal static IReadOnlyList<ConditionRemark> In(IEnumerable<Flaw> flaws) => [.. flaws.Where(f => f.IsRemark).Select(f => new ConditionRemark(f.Pointer, f.Code))];
}

/// <summary>That a freelancer accepted a version of a set, and when.</summary>
public sealed record AcceptanceView : IExample<AcceptanceView>
{
    public required Id<PurchasingConditions> SetId { get; init; }
    public required int Number { get; init; }
    public required Id<Freelancer> FreelancerId { get; init; }
    public required DateTimeOffset AcceptedAt { get; init; }

    public static AcceptanceView Example => new()
    {
        SetId = ConditionsVersionView.Example.SetId, Number = 1, FreelancerId = FreelancerView.Example.Id, AcceptedAt = new DateTimeOffset(2026, 10, 2, 9, 30, 0, TimeSpan.Zero),
    };
}
