using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>A freelancer as one may see her: all of it for herself and for who verifies evidence, and what she made
/// public for everybody else.</summary>
public sealed record FreelancerView : IVersioned, IExample<FreelancerView>
{
    public required Id<Freelancer> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required string Name { get; init; }
    public BusinessIdentifier? Identifier { get; init; }
    public LegalForm? LegalForm { get; init; }
    public string? VatId { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Description { get; init; }
    public required IReadOnlyList<string> Sectors { get; init; }
    public string? HomeDistrict { get; init; }
    public required IReadOnlyList<string> WorkAreas { get; init; }
    public IReadOnlyList<string>? Skills { get; init; }
    public IReadOnlyList<string>? Languages { get; init; }
    public Money? HourlyRate { get; init; }
    public int? HoursPerWeek { get; init; }
    public Period? Availability { get; init; }

    /// <summary>Firms she is connected with; shown to the freelancer herself and to who verifies evidence.</summary>
    public IReadOnlyList<BusinessIdentifier>? ConnectedFirms { get; init; }

    public required bool OpenToCollaboration { get; init; }

    /// <summary>Which fields everybody sees; shown to the freelancer herself.</summary>
    public IReadOnlyList<PublicField>? PublicFields { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public static FreelancerView Example => new()
    {
        Id = Id<Freelancer>.Parse("0199a1f0-5c00-7000-8000-000000000001"), Version = 1, Name = "Groen van Wyck",
        Identifier = new BusinessIdentifier("NL-KVK", "01234567"), Sectors = ["8130"], HomeDistrict = "WK093501", WorkAreas = ["GM0935"],
        Skills = ["hoveniersonderhoud"], HourlyRate = Money.Euros(52), HoursPerWeek = 32, OpenToCollaboration = true,
        RegisteredAt = new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero),
    };

    /// <summary>What <paramref name="everything"/> or only the public fields show.</summary>
    public static FreelancerView Of(Freelancer freelancer, bool everything, long? version = null)
    {
        var p = freelancer.Profile ?? throw CommonRefusals.NotFound("freelancer");
        TField? Shown<TField>(PublicField field, TField? value) => everything || p.PublicFields.Contains(field) ? value : default;
        return new FreelancerView
        {
            Id = freelancer.Id, Version = version ?? freelancer.Version, Name = p.Name, Sectors = p.Sectors, WorkAreas = p.WorkAreas,
            OpenToCollaboration = p.OpenToCollaboration, RegisteredAt = freelancer.RegisteredAt,
            Identifier = Shown(PublicField.Identifier, p.Identifier), VatId = Shown(PublicField.VatId, p.VatId),
            Email = Shown(PublicField.Email, p.Email), Phone = Shown(PublicField.Phone, p.Phone),
            Description = Shown(PublicField.Description, p.Description), HomeDistrict = Shown(PublicField.HomeDistrict, p.HomeDistrict),
            Skills = Shown(PublicField.Skills, p.Skills), Languages = Shown(PublicField.Languages, p.Languages),
            HourlyRate = Shown(PublicField.HourlyRate, p.HourlyRate), HoursPerWeek = Shown(PublicField.HoursPerWeek, p.HoursPerWeek),
            Availability = Shown(PublicField.Availability, p.Availability), PublicFields = everything ? p.PublicFields : null,
            ConnectedFirms = everything ? p.ConnectedFirms : null,
            LegalForm = everything ? p.LegalForm : null,
        };
    }
}
