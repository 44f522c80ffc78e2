using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>What was promised of a draw, for everybody from the moment it is prepared: it says nothing of the tender.</summary>
public sealed record DrawPromise : IExample<DrawPromise>
{
    public required Id<Draw> Id { get; init; }
    public required DrawStatus Status { get; init; }

    /// <summary>SHA-256 of the secret seed, 64 hexadecimal digits; absent where nothing is left to chance.</summary>
    public string? Commitment { get; init; }

    /// <summary>SHA-256 of the salt of the pseudonyms, 64 hexadecimal digits.</summary>
    public required string SaltCommitment { get; init; }

    /// <summary>Which public value the seed will be joined with.</summary>
    public string? Source { get; init; }

    /// <summary>When that value will be known.</summary>
    public DateTimeOffset? KnownFrom { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    public static DrawPromise Example => new()
    {
        Id = DrawExample.Id, Status = DrawStatus.Prepared, Commitment = DrawView.Example.Commitment, SaltCommitment = DrawView.Example.SaltCommitment,
        Source = DrawExample.Source.Source, KnownFrom = DrawExample.Source.KnownFrom, PreparedAt = DrawExample.PreparedAt,
    };
}

/// <summary>An invitation for a tender.</summary>
public sealed record InvitationView : IExample<InvitationView>
{
    public required Id<Freelancer> FreelancerId { get; init; }
    public required Id<Tender> TenderId { get; init; }

    /// <summary>The draw it came from; it names the lots.</summary>
    public required Id<Draw> DrawId { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }
    public DateTimeOffset? DeclinedAt { get; init; }

    public static InvitationView Example => new()
    {
        FreelancerId = Id<Freelancer>.Parse("0199a1f0-5c00-7000-8000-000000000010"), TenderId = TenderView.Example.Id, DrawId = DrawExample.Id,
        InvitedAt = DrawExample.PreparedAt.AddDays(11),
    };
}

/// <summary>That a freelancer was considered for an invitation, and what became of it.</summary>
public sealed record ConsideredView : IExample<ConsideredView>
{
    /// <summary>The draw; in it she finds her code and her place.</summary>
    public required Id<Draw> DrawId { get; init; }

    public required Id<Tender> TenderId { get; init; }
    public required Id<ContractingAuthority> AuthorityId { get; init; }
    public required DrawOutcome Outcome { get; init; }

    /// <summary>What left her out, where something did.</summary>
    public required IReadOnlyList<ExclusionReason> Reasons { get; init; }

    /// <summary>When the invitations went out; for one from the reserve, when hers did.</summary>
    public required DateTimeOffset At { get; init; }

    public static ConsideredView Example => new()
    {
        DrawId = DrawExample.Id, TenderId = TenderView.Example.Id, AuthorityId = TenderView.Example.AuthorityId, Outcome = DrawOutcome.Excluded,
        Reasons = [ExclusionReason.Hours], At = DrawExample.PreparedAt.AddDays(11),
    };
}

/// <summary>A line of the fairness ledger: how often an authority considered somebody in a sector, and what became of it.</summary>
public sealed record FairnessLine : IExample<FairnessLine>
{
    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>Her name, as long as she is in the register.</summary>
    public string? Name { get; init; }

    /// <summary>In how many draws she was considered.</summary>
    public required long Considered { get; init; }

    /// <summary>How often she was invited, those she declined among them.</summary>
    public required long Invited { get; init; }

    /// <summary>How often she declined.</summary>
    public required long Declined { get; init; }

    /// <summary>How often she could have been invited and others were.</summary>
    public required long Skipped { get; init; }

    /// <summary>How often something left her out; several reasons may have at once.</summary>
    public required long Excluded { get; init; }

    /// <summary>How often too few hours did.</summary>
    public required long ForHours { get; init; }

    /// <summary>How often not being available did.</summary>
    public required long ForAvailability { get; init; }

    /// <summary>How often her rate did.</summary>
    public required long ForRate { get; init; }

    /// <summary>How often the conditions did.</summary>
    public required long ForConditions { get; init; }

    /// <summary>When she was last invited.</summary>
    public DateTimeOffset? LastInvitedAt { get; init; }

    public static FairnessLine Example => new()
    {
        FreelancerId = InvitationView.Example.FreelancerId, Name = "Groen van Wyck", Considered = 7, Invited = 2, Declined = 1, Skipped = 4, Excluded = 1,
        ForHours = 0, ForAvailability = 0, ForRate = 1, ForConditions = 0, LastInvitedAt = InvitationView.Example.InvitedAt,
    };
}
