using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>What the intended winner is to show, for her own people and for the authority that asks. Nobody else sees it.</summary>
public sealed record WinnerCheckView : IVersioned, ISpoken, IExample<WinnerCheckView>
{
    /// <summary>The bid.</summary>
    public required Id<Bid> Id { get; init; }

    public required long Version { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required CheckStatus Status { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Why this bid where the ranking does not say it; for the authority only.</summary>
    public string? Motivation { get; init; }

    /// <summary>The conditions to show.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>The last day to answer.</summary>
    public required DateOnly LastDay { get; init; }

    public CheckAnswer? Answer { get; init; }

    /// <summary>The one time to mend it.</summary>
    public CureTerm? Cure { get; init; }

    /// <summary>What was taken as shown in another way.</summary>
    public required IReadOnlyList<AcceptedProof> Accepted { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public CheckOutcome? Outcome { get; init; }

    /// <summary>What is shown as things stand, when one check is read and while it runs. What was declared counts for nothing here.</summary>
    public EligibilityView? Report { get; init; }

    public static WinnerCheckView Example => new()
    {
        Id = BidView.Example.Id, Version = 1, TenderId = BidView.Example.TenderId, LotId = BidView.Example.LotId, Status = CheckStatus.Asked,
        AskedAt = AwardDecisionView.Example.SentAt.AddDays(-12), Asked = ["insurance"], LastDay = new DateOnly(2026, 11, 26), Accepted = [],
    };

    public static WinnerCheckView Of(WinnerCheck check) => new()
    {
        Id = check.BidId, Version = check.Version, TenderId = check.TenderId, LotId = check.LotId, Status = check.Status, AskedAt = check.AskedAt,
        Asked = check.Asked, LastDay = check.LastDay, Answer = check.Answer, Cure = check.Cure, Accepted = check.Accepted, Outcome = check.Outcome,
    };

    /// <summary>The same for the authority.</summary>
    public static WinnerCheckView ForAuthority(WinnerCheck check) => Of(check) with { Motivation = check.Motivation };

    /// <inheritdoc/>
    public object In(Say say) => Report is null ? this : this with { Report = (EligibilityView)Report.In(say) };
}
