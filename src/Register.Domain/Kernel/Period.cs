using System.Text.Json.Serialization;

namespace Register.Domain.Kernel;

/// <summary>A span of Dutch local days, both ends included; without an end it stays open.</summary>
public readonly record struct Period(DateOnly StartDate, DateOnly? EndDate)
{
    /// <summary>Whether the day lies in it.</summary>
    public bool Contains(DateOnly day) => day >= StartDate && (EndDate is null || day <= EndDate);

    /// <summary>Whether it ends before it begins.</summary>
    [JsonIgnore]
    public bool IsBackwards => EndDate < StartDate;
}
