using Register.Domain.Authorities;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A contract. The review is for its parties only.</summary>
public sealed record ContractView : IVersioned, IExample<ContractView>
{
    public required Id<Contract> Id { get; init; }
    public required long Version { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required Id<ContractingAuthority> AuthorityId { get; init; }

    /// <summary>The contractor's name in the decision.</summary>
    public required string ContractorName { get; init; }

    /// <summary>At this moment.</summary>
    public required ContractStatus Status { get; init; }

    /// <summary>Excluding VAT, with all changes.</summary>
    public required Money Value { get; init; }

    /// <summary>Its days, with all changes.</summary>
    public required Period Period { get; init; }

    /// <summary>When the authority signed.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>When the winner accepted; null until then.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>That it was taken back before it was accepted.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>What changed and why, first to last.</summary>
    public required IReadOnlyList<ContractChange> Changes { get; init; }

    /// <summary>How it ended where that was recorded; without it the last day of the period ends it.</summary>
    public ContractEnd? End { get; init; }

    /// <summary>How it was done, for the parties; null before the authority says, and for everybody else.</summary>
    public ContractReview? Review { get; init; }

    public static ContractView Example => new()
    {
        Id = Id<Contract>.Parse("019a1f05-5c00-7000-8000-0000000000c1"), Version = 1, TenderId = BidView.Example.TenderId, LotId = BidView.Example.LotId,
        AuthorityId = AuthorityView.Example.Id, ContractorName = "Groen van Wyck", Status = ContractStatus.Offered, Value = Money.Euros(52_000),
        Period = new Period(new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)), SignedAt = new DateTimeOffset(2026, 12, 22, 10, 0, 0, TimeSpan.Zero), Changes = [],
    };

    /// <summary>All of it, for the parties.</summary>
    public static ContractView Of(Contract contract, DateTimeOffset now) => new()
    {
        Id = contract.Id, Version = contract.Version, TenderId = contract.TenderId, LotId = contract.LotId, AuthorityId = contract.AuthorityId,
        ContractorName = contract.ContractorName, Status = contract.StatusAt(now), Value = contract.Value, Period = contract.Period, SignedAt = contract.SignedAt,
        AcceptedAt = contract.AcceptedAt, Withdrawn = contract.Withdrawal, Changes = contract.Changes, End = contract.End, Review = contract.Review,
    };
}
