namespace Register.Domain.Bids;

/// <summary>What a bid was judged on.</summary>
public sealed record Judgement(string Facts);
