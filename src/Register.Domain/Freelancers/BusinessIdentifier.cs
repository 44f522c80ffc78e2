namespace Register.Domain.Freelancers;

/// <summary>A number in a business register.</summary>
public sealed record BusinessIdentifier(string Scheme, string Id);
