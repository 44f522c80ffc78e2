using Register.Domain.Tenders;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary><see cref="TenderMilestones.StatusAt"/> as conditions on the columns, at <c>@now</c>. A test compares the two.</summary>
internal static class StatusColumns
{
    private const string Alive = "withdrawn_at IS NULL AND failed_at IS NULL AND published_at IS NOT NULL";

    public static string Are(TenderStatus status) => status switch
    {
        TenderStatus.Draft => "published_at IS NULL",
        TenderStatus.Announced => $"{Alive} AND decided_at IS NULL AND opened_at IS NULL AND closes_at > @now AND opens_at > @now",
        TenderStatus.Open => $"{Alive} AND decided_at IS NULL AND opened_at IS NULL AND closes_at > @now AND opens_at <= @now",
        TenderStatus.Closed => $"{Alive} AND decided_at IS NULL AND opened_at IS NULL AND closes_at <= @now",
        TenderStatus.Opened => $"{Alive} AND decided_at IS NULL AND opened_at IS NOT NULL",
        TenderStatus.Awarded => $"{Alive} AND standstill_from > @now",
        TenderStatus.Standstill => $"{Alive} AND standstill_from <= @now AND (final_at IS NULL OR final_at > @now)",
        TenderStatus.Final => $"{Alive} AND standstill_from <= @now AND final_at <= @now",
        TenderStatus.Withdrawn => "withdrawn_at IS NOT NULL",
        _ => "withdrawn_at IS NULL AND failed_at IS NOT NULL",
    };
}
