using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>The parts of the price of a consortium's bid, as one of its members may see them.</summary>
public sealed record PricePartsView : IExample<PricePartsView>
{
    public required Id<Consortium> ConsortiumId { get; init; }

    /// <summary>One for each member.</summary>
    public required IReadOnlyList<PricePartView> Parts { get; init; }

    /// <summary>Whether every member handed in a part that counts: the lead can bid.</summary>
    public required bool Complete { get; init; }

    public static PricePartsView Example => new()
    {
        ConsortiumId = ConsortiumView.Example.Id, Complete = false,
        Parts =
        [
            new PricePartView { FreelancerId = FreelancerView.Example.Id, HandedInAt = FreelancerView.Example.RegisteredAt, Amount = Money.Euros(28_500) },
            new PricePartView { FreelancerId = ConsortiumView.Example.Members[1].FreelancerId },
        ],
    };
}

/// <summary>A member's part.</summary>
public sealed record PricePartView
{
    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>When it was handed in; null while it is not.</summary>
    public DateTimeOffset? HandedInAt { get; init; }

    /// <summary>Why it counts no more and must be handed in again; null while it counts.</summary>
    public StalePart? Stale { get; init; }

    /// <summary>The bid that is made of it; null while there is none.</summary>
    public Id<Bid>? BidId { get; init; }

    /// <summary>How much, in euros, excluding VAT: one's own; another's only where the same bid was handed in with one's own.</summary>
    public Money? Amount { get; init; }
}
