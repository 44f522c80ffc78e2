using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>A draw was prepared: what is promised before anybody can know the outcome.</summary>
public sealed record DrawPrepared(Id<Tender> TenderId, DrawMethod Method, int? Number, string? Commitment, string SaltCommitment) : DomainEvent;

/// <summary>A draw that had not gone out was given up; the reason stands on it.</summary>
public sealed record DrawCancelled(Id<Tender> TenderId) : DomainEvent;

/// <summary>The invitations of a draw went out.</summary>
public sealed record InvitationsSent(Id<Tender> TenderId, string ListHash, int Candidates, int Invited) : DomainEvent;

/// <summary>The next of the reserve was invited.</summary>
public sealed record ReserveInvited(Id<Tender> TenderId, Id<Freelancer> FreelancerId) : DomainEvent;

/// <summary>Somebody declined her invitation.</summary>
public sealed record InvitationDeclined(Id<Tender> TenderId, Id<Freelancer> FreelancerId) : DomainEvent;

/// <summary>What was said of an invitee was erased.</summary>
public sealed record InviteeErased(Id<Tender> TenderId) : DomainEvent;
