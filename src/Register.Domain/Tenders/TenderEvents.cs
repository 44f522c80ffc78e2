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

/// <summary>A published tender says something else; what and why is public and stands with its changes.</summary>
public sealed record TenderAmended(int Number, bool Substantial, IReadOnlyList<Id<Lot>> Lots, DateTimeOffset SubmissionDeadline) : DomainEvent;

/// <summary>Answers were published to everybody.</summary>
public sealed record TenderClarified(int Number) : DomainEvent;

/// <summary>The submission deadline is within 48 hours.</summary>
public sealed record TenderClosesSoon(DateTimeOffset SubmissionDeadline) : DomainEvent;

/// <summary>Questions were not answered before answers come too late.</summary>
public sealed record AnswersOverdue(DateTimeOffset AnswersBefore) : DomainEvent;

/// <summary>The last standstill is over within 48 hours.</summary>
public sealed record StandstillEndsSoon(DateTimeOffset FinalAt) : DomainEvent;

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

/// <summary>A contract for a lot was signed.</summary>
public sealed record LotContracted(Id<Lot> LotId) : DomainEvent;

/// <summary>The contract for a lot was taken back before it was accepted.</summary>
public sealed record LotReleased(Id<Lot> LotId) : DomainEvent;

/// <summary>The decision on a lot was taken back: it can be decided anew.</summary>
public sealed record LotReopened(Id<Lot> LotId) : DomainEvent;
