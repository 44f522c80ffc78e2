using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>What a freelancer tells about herself. She fills it in once and keeps it current.</summary>
public sealed record FreelancerProfile
{
    /// <summary>The name she trades under, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Her number in a business register.</summary>
    public required BusinessIdentifier Identifier { get; init; }

    /// <summary>VAT identification number, without spaces, if she has one.</summary>
    public string? VatId { get; init; }

    /// <summary>Where she can be written to.</summary>
    public required string Email { get; init; }

    /// <summary>Telephone number, if she wants to give one.</summary>
    public string? Phone { get; init; }

    /// <summary>What she does, in her own words, at most 2 000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>SBI 2025 codes, at any level, 1 to 20.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>The CBS district (<c>WKggggww</c>) she is established in.</summary>
    public required string HomeDistrict { get; init; }

    /// <summary>Where she works: codes of districts, municipalities (GM), provinces (PV) or the country (NL), 1 to 50.</summary>
    public required IReadOnlyList<string> WorkAreas { get; init; }

    /// <summary>What she is good at, in words of at most 60 characters each, at most 50.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Languages she works in (ISO 639-1), at most 20.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Her usual hourly rate, excluding VAT.</summary>
    public Money? HourlyRate { get; init; }

    /// <summary>Hours a week she can give, 0 to 80.</summary>
    public int? HoursPerWeek { get; init; }

    /// <summary>When she is available.</summary>
    public Period? Availability { get; init; }

    /// <summary>Whether she wants to be found by others for joint bids.</summary>
    public bool OpenToCollaboration { get; init; } = true;

    /// <summary>The fields everybody may see. Name, sectors and work areas are always public: that is what a register is.</summary>
    public IReadOnlyList<PublicField> PublicFields { get; init; } = [];
}

/// <summary>Fields whose publication is the freelancer's own choice.</summary>
public enum PublicField
{
    Identifier, VatId, Email, Phone, Description, HomeDistrict, Skills, Languages, HourlyRate, HoursPerWeek, Availability,
}
