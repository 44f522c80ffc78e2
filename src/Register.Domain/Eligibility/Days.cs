namespace Register.Domain.Eligibility;

/// <summary>Days without an end count as the last day there is.</summary>
internal static class Days
{
    public static DateOnly? Open(DateOnly day) => day == DateOnly.MaxValue ? null : day;

    public static DateOnly OrForever(DateOnly? day) => day ?? DateOnly.MaxValue;

    public static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a < b ? a : b;

    public static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b is null ? null : a > b ? a : b;
}
