namespace Register.Domain.Tenders;

/// <summary>What decides between bids that compare equal. It is published with the tender; what it leaves equal is drawn
/// by lot in the presence of the bidders, which the decision then motivates.</summary>
public enum TieBreak
{
    /// <summary>The more points for quality, then the lower price (the lower cost, where that counts).</summary>
    HigherQuality,

    /// <summary>The lower price (the lower cost, where that counts), then the more points for quality.</summary>
    LowerPrice,

    /// <summary>Nothing: equal is drawn by lot at once.</summary>
    Lot,
}
