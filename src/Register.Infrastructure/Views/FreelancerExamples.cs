using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>What a freelancer tells about herself.</summary>
public sealed class FreelancerProfileExample : IExample<FreelancerProfile>
{
    public static FreelancerProfile Example => new()
    {
        Name = "Groen van Wyck", Identifier = new BusinessIdentifier(BusinessIdentifier.Kvk, "01234567"), Email = "groen@example.nl",
        Description = "Tuinen en plantsoenen, het hele jaar.", Sectors = ["8130"], HomeDistrict = "WK093501", WorkAreas = ["GM0935", "GM1903"],
        Skills = ["snoeien", "vakkundig groenonderhoud"], Languages = ["nl", "de"], HourlyRate = new Money(5250, "EUR"), HoursPerWeek = 32,
        Availability = new Period(new DateOnly(2026, 10, 1), null), OpenToCollaboration = true,
        PublicFields = [PublicField.Description, PublicField.HomeDistrict, PublicField.Skills, PublicField.HourlyRate],
    };
}

/// <summary>What an authority found.</summary>
public sealed class EvidenceVerdictExample : IExample<EvidenceVerdict>
{
    public static EvidenceVerdict Example => new() { Outcome = VerificationOutcome.Rejected, Reason = RejectionReason.DetailsDiffer };
}
