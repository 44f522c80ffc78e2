using Register.Domain.Awards;
using Register.Domain.Clusters;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>All that is kept about a freelancer. What is others' in the same things is left out: in a consortium their shares, in a
/// draw their places. Documents are named with their size and hash; their bytes are read one by one.</summary>
public sealed record PersonalData : ISpoken, IExample<PersonalData>
{
    public required FreelancerView Freelancer { get; init; }
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>Her self-declaration, once filled in.</summary>
    public SelfDeclarationView? SelfDeclaration { get; init; }

    /// <summary>Her keys, without their secrets: those are not kept.</summary>
    public required IReadOnlyList<ApiKeyView> ApiKeys { get; init; }

    /// <summary>What she let platforms do for her.</summary>
    public required IReadOnlyList<GrantView> Grants { get; init; }

    /// <summary>The versions of purchasing conditions she accepted.</summary>
    public required IReadOnlyList<OwnAcceptance> Acceptances { get; init; }

    /// <summary>Her admissions to sets of purchasing conditions.</summary>
    public required IReadOnlyList<AdmissionView> Admissions { get; init; }

    /// <summary>The clusters she is in or invited to.</summary>
    public required IReadOnlyList<OwnMembership> Clusters { get; init; }

    /// <summary>The consortia she is in.</summary>
    public required IReadOnlyList<OwnConsortium> Consortia { get; init; }

    /// <summary>Where others rely on her, and she or those she leads on others; those that ended too.</summary>
    public required IReadOnlyList<RelianceView> Reliances { get; init; }

    /// <summary>Her bids, alone or with others, those taken back too.</summary>
    public required IReadOnlyList<OwnBid> Bids { get; init; }

    /// <summary>The bids she is writing.</summary>
    public required IReadOnlyList<BidDraftView> BidDrafts { get; init; }

    /// <summary>How often she bid too late; such a bid itself is not kept.</summary>
    public required IReadOnlyList<OwnLateBid> LateBids { get; init; }

    /// <summary>The letters about her bids, with scores and reasons.</summary>
    public required IReadOnlyList<Letter> Letters { get; init; }

    public required IReadOnlyList<ObjectionView> Objections { get; init; }

    /// <summary>The contracts she is a party to, with their reviews.</summary>
    public required IReadOnlyList<ContractView> Contracts { get; init; }

    /// <summary>The questions she asked.</summary>
    public required IReadOnlyList<QuestionView> Questions { get; init; }

    /// <summary>What she was told about tenders.</summary>
    public required IReadOnlyList<NoticeView> Notices { get; init; }

    /// <summary>The invitations she got.</summary>
    public required IReadOnlyList<OwnInvitation> Invitations { get; init; }

    /// <summary>When she was considered for an invitation, and what became of it.</summary>
    public required IReadOnlyList<ConsideredView> Considered { get; init; }

    /// <summary>Who looked at what she does not show everybody.</summary>
    public required IReadOnlyList<LookView> AccessLog { get; init; }

    /// <summary>If she left today, what the law has kept of her tenders would be erased on this day.</summary>
    public required DateOnly KeptUntil { get; init; }

    /// <summary>What the journal says happened to her entry, and what she did herself.</summary>
    public required IReadOnlyList<PersonalEvent> Events { get; init; }

    public static PersonalData Example => new()
    {
        Freelancer = FreelancerView.Example, Evidence = [EvidenceView.Example], ApiKeys = [], Grants = [GrantView.Example], Acceptances = [], Admissions = [AdmissionView.Example], Clusters = [],
        Consortia = [], Reliances = [RelianceView.Example], Bids = [new OwnBid { Bid = BidView.Example }], BidDrafts = [BidDraftView.Example], LateBids = [], Letters = [],
        Objections = [ObjectionView.Example], Contracts = [ContractView.Example], Questions = [QuestionView.Example], Notices = [NoticeView.Example], Invitations = [], Considered = [ConsideredView.Example],
        AccessLog = [LookView.Example],
        KeptUntil = new DateOnly(2029, 11, 3),
        Events = [new PersonalEvent { Position = 1, Instant = FreelancerView.Example.RegisteredAt, Area = "freelancers", Subject = FreelancerView.Example.Id.ToString(), Event = "FreelancerRegistered" }],
    };

    /// <inheritdoc/>
    public object In(Say say) => this with { BidDrafts = [.. BidDrafts.Select(d => (BidDraftView)d.In(say))] };
}

/// <summary>That she accepted the documents of a set at a version.</summary>
public sealed record OwnAcceptance
{
    public required Id<PurchasingConditions> SetId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset AcceptedAt { get; init; }
}

/// <summary>That she is in a cluster, or invited to it; <see cref="Consents"/>, whether what is known of her counts in its matches.</summary>
public sealed record OwnMembership(Id<Cluster> ClusterId, string Name, MemberStatus Status, bool Organiser, DateTimeOffset Since, bool Consents);

/// <summary>What a consortium holds of her.</summary>
public sealed record OwnConsortium(
    Id<Consortium> ConsortiumId, Id<Tender> TenderId, Id<Lot> LotId, bool Leads, int ShareBasisPoints, IReadOnlyList<string> Performs, string Mandate, DateTimeOffset? AcceptedAt)
{
    /// <summary>What she asks for her part, where the tender hides it from the others; null where she handed in none.</summary>
    public Money? PricePart { get; init; }
}

/// <summary>A bid she takes part in.</summary>
public sealed record OwnBid
{
    /// <summary>The bid. Its offer is there after the opening; before it the program itself cannot read it.</summary>
    public required BidView Bid { get; init; }

    /// <summary>What was known of her and was judged, frozen with the bid.</summary>
    public MemberFacts? Facts { get; init; }

    /// <summary>What she was asked to show as the intended winner, and what became of it.</summary>
    public WinnerCheckView? Verification { get; init; }

    /// <summary>What she was asked about her price, and what became of it.</summary>
    public PriceInquiryView? PriceInquiry { get; init; }

    /// <summary>Who dropped out of it after the deadline.</summary>
    public IReadOnlyList<DropOutView> DropOuts { get; init; } = [];
}

/// <summary>Bids of hers for a lot that came too late.</summary>
public sealed record OwnLateBid
{
    public required Id<Lot> LotId { get; init; }
    public required long Attempts { get; init; }
    public required DateTimeOffset LastAt { get; init; }
}

/// <summary>An invitation she got.</summary>
public sealed record OwnInvitation
{
    public required Id<Tender> TenderId { get; init; }
    public required Id<Draw> DrawId { get; init; }
    public required DateTimeOffset InvitedAt { get; init; }
    public required bool FromReserve { get; init; }

    /// <summary>Why she was chosen, where that was not left to chance.</summary>
    public string? ChosenBecause { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>Why she declined, if she said so.</summary>
    public string? DeclineReason { get; init; }
}

/// <summary>Something that happened to her entry, or that she did.</summary>
public sealed record PersonalEvent
{
    /// <summary>Where it stands in the journal.</summary>
    public required long Position { get; init; }
    public required DateTimeOffset Instant { get; init; }

    /// <summary>What sort of thing it happened to.</summary>
    public required string Area { get; init; }

    /// <summary>The thing.</summary>
    public required string Subject { get; init; }
    public required string Event { get; init; }
}
