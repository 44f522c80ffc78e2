namespace Register.Infrastructure.Views;

/// <summary>Values as they stand in the codes of texts.</summary>
internal static class Names
{
    /// <summary>A value in kebab-case, <c>not-awarded</c>.</summary>
    public static string Kebab<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
