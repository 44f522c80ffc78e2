using Register.Domain.Kernel;
using Register.Domain.Authorities;

namespace Register.Domain.Tenders;

/// <summary>An authority began a tender.</summary>
public sealed record TenderDrafted(Id<ContractingAuthority> AuthorityId) : DomainEvent;

/// <summary>A draft was changed.</summary>
public sealed record TenderChanged : DomainEvent;

/// <summary>A tender was published.</summary>
public sealed record TenderPublished(
    Id<ContractingAuthority> AuthorityId, Procedure Procedure, string Cpv, Money EstimatedValue, IReadOnlyList<Id<Lot>> Lots, DateTimeOffset SubmissionDeadline) : DomainEvent;

/// <summary>A tender was taken back; the reason is public and stands on the tender.</summary>
public sealed record TenderWithdrawn : DomainEvent;

/// <summary>The bids were opened.</summary>
public sealed record TenderOpened : DomainEvent;

/// <summary>A lot was awarded.</summary>
public sealed record LotAwarded(Id<Lot> LotId, DateTimeOffset? StandstillUntil) : DomainEvent;

/// <summary>A lot ended without an award.</summary>
public sealed record LotFailed(Id<Lot> LotId) : DomainEvent;

/// <summary>A case in court keeps a lot from becoming final.</summary>
public sealed record LotClockStopped(Id<Lot> LotId) : DomainEvent;

/// <summary>A case in court ended.</summary>
public sealed record LotClockResumed(Id<Lot> LotId) : DomainEvent;

/// <summary>The decision on a lot was taken back: it can be decided anew.</summary>
public sealed record LotReopened(Id<Lot> LotId) : DomainEvent;
