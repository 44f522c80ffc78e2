using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>The panel of a lot and its work, as the reader may see it.</summary>
public sealed record PanelView : IVersioned, IExample<PanelView>
{
    public required Id<Lot> LotId { get; init; }

    /// <summary>Counts changes of the evaluation.</summary>
    public required long Version { get; init; }

    /// <summary>Whether those on it score without knowing whose bid it is.</summary>
    public required bool NamesHidden { get; init; }

    /// <summary>When there was a consensus on everything; null until then.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    public required IReadOnlyList<PanelPerson> People { get; init; }

    /// <summary>The opened bids by their labels, in a random order that stays the same; empty before the opening.</summary>
    public required IReadOnlyList<PanelBid> Bids { get; init; }

    public static PanelView Example => new()
    {
        LotId = ReceiptView.Example.LotId, Version = 3, NamesHidden = true,
        People = [new PanelPerson { Person = "A. Jansen", Missing = 0 }, new PanelPerson { Person = "B. de Vries", Missing = 1 }],
        Bids =
        [
            new PanelBid
            {
                Label = "A", Answers = [new QualityAnswer("plan", "Wij beginnen in maart met de plantvakken langs de Maas.")],
                Criteria = [new PanelCriterion { Criterion = "plan", Own = [new PanelOwnScore { Person = "A. Jansen", Score = 70, Reason = "Duidelijk en haalbaar." }] }],
            },
        ],
    };
}

/// <summary>Somebody on a panel.</summary>
public sealed record PanelPerson
{
    /// <summary>As the authority's keys name their holder.</summary>
    public required string Person { get; init; }

    /// <summary>How many scores she is still to give.</summary>
    public required int Missing { get; init; }
}

/// <summary>A bid before a panel.</summary>
public sealed record PanelBid
{
    /// <summary><c>A</c>, <c>B</c> and so on.</summary>
    public required string Label { get; init; }

    /// <summary>The bid; where names are hidden, once there is a consensus on everything.</summary>
    public Id<Bid>? BidId { get; init; }

    /// <summary>The bidder's name; as <see cref="BidId"/>.</summary>
    public string? Bidder { get; init; }

    /// <summary>What is to be judged. No price is among it.</summary>
    public required IReadOnlyList<QualityAnswer> Answers { get; init; }

    /// <summary>One for each quality criterion of the lot.</summary>
    public required IReadOnlyList<PanelCriterion> Criteria { get; init; }
}

/// <summary>What was given for one criterion.</summary>
public sealed record PanelCriterion
{
    public required string Criterion { get; init; }

    /// <summary>What the panel agreed on, 0 to 100; null until then. Only this counts.</summary>
    public int? Score { get; init; }

    /// <summary>Why, as the bidder will read it.</summary>
    public string? Reason { get; init; }

    /// <summary>What each gave alone: one's own, and those of the others once everybody gave everything.</summary>
    public required IReadOnlyList<PanelOwnScore> Own { get; init; }
}

/// <summary>What somebody gave alone.</summary>
public sealed record PanelOwnScore
{
    public required string Person { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Score { get; init; }

    public required string Reason { get; init; }

    /// <summary>Why the consensus is another score; null where it is not.</summary>
    public string? Change { get; init; }
}
