namespace Register.Domain.Eligibility;

/// <summary>What a check allows at one place, by itself.</summary>
public abstract record Limit;

/// <summary>A number from least to most.</summary>
public sealed record RangeLimit(long Least, long Most) : Limit;

/// <summary>An amount of money from least to most cents.</summary>
public sealed record AmountLimit(long Least, long Most) : Limit;

/// <summary>A text that is not blank and at most so long.</summary>
public sealed record TextLimit(int Most) : Limit;

/// <summary>A text that fits a pattern.</summary>
public sealed record PatternLimit(string Pattern) : Limit;

/// <summary>One of a few texts.</summary>
public sealed record ChoiceLimit(IReadOnlyList<string> Few) : Limit;

/// <summary>A list of at least, and at most, so many. With a limit for each item the items differ.</summary>
public sealed record ListLimit(int Least, int? Most = null, Limit? Each = null) : Limit;

/// <summary>The limits of a kind of condition.</summary>
/// <param name="At">By JSON pointer.</param>
/// <param name="Required">Pointers of what may not be left out.</param>
public sealed record Limits(IReadOnlyDictionary<string, Limit> At, IReadOnlyList<string> Required);
