using Register.Domain.Purchasing;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Facts;

/// <summary>How admissions stand, in SQL: the same rule as <see cref="Admission.StatusAt"/>.</summary>
internal static class AdmissionStanding
{
    /// <summary>Those with a status on a day; all of them without one.</summary>
    public static Where On(AdmissionStatus? status, DateOnly today)
    {
        var where = new Where();
        if (status is null) return where;
        var kept = status is AdmissionStatus.Suspended or AdmissionStatus.Lapsed ? AdmissionState.Admitted : Enum.Parse<AdmissionState>(status.Value.ToString());
        where.And("state = @state", "state", kept.ToString());
        if (kept != AdmissionState.Admitted) return where;
        where.Arguments.Add("today", today);
        return status switch
        {
            AdmissionStatus.Lapsed => where.And("valid_until < @today"),
            AdmissionStatus.Suspended => where.And(NotLapsed).And("suspended_from <= @today AND suspended_until > @today"),
            _ => where.And(AdmittedOn("@today")),
        };
    }

    /// <summary>The condition that an admission counts on a day, given as a parameter.</summary>
    public static string AdmittedOn(string day) =>
        $"state = 'Admitted' AND (valid_until IS NULL OR valid_until >= {day}) AND (suspended_until IS NULL OR suspended_until <= {day} OR suspended_from > {day})";

    private const string NotLapsed = "(valid_until IS NULL OR valid_until >= @today)";
}
