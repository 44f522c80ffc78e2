using Register.Domain.Awards;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Legal;

namespace Register.Infrastructure.Facts;

/// <summary>Until when the law has what belongs to tenders kept: some years after the last of them came to its end (Aw 2012
/// art. 2.56), or after the last day of a contract. A tender that goes on counts from its deadline until it is decided.</summary>
public sealed class Retention(Session session, LegalBook law)
{
    /// <summary>The first day from which nothing of hers has to be kept.</summary>
    public async Task<DateOnly> EndFor(Id<Freelancer> she, DateTimeOffset now)
    {
        var tenders = await session.Query<TenderEnd>(
            """
            SELECT t.closes_at, t.decided_at, t.final_at, t.withdrawn_at, t.failed_at FROM tenders t WHERE t.id IN (
              SELECT b.tender_id FROM bid_members m JOIN bids b ON b.id = m.bid_id WHERE m.freelancer_id = @she
              UNION SELECT c.tender_id FROM consortium_members m JOIN consortia c ON c.id = m.consortium_id WHERE m.freelancer_id = @she
              UNION SELECT l.tender_id FROM reliances r JOIN lots l ON l.id = r.lot_id WHERE r.freelancer_id = @she
              UNION SELECT l.tender_id FROM reliances r JOIN lots l ON l.id = r.lot_id WHERE r.lead_id = @she
              UNION SELECT d.tender_id FROM draw_ledger g JOIN draws d ON d.id = g.draw_id WHERE g.freelancer_id = @she
              UNION SELECT tender_id FROM questions WHERE freelancer_id = @she
              UNION SELECT tender_id FROM late_bids WHERE freelancer_id = @she)
            """, new { she });
        var contracts = await session.Query<string>("SELECT c.body FROM contract_parties p JOIN contracts c ON c.id = p.contract_id WHERE p.freelancer_id = @she", new { she });
        var ends = tenders.Select(t => DutchTime.DayOf(t.Last())).Concat(contracts.Select(c => LastDay(RegisterJson.Read<Contract>(c))));
        var years = law.ArchiveYearsAt(now);
        return ends.Select(day => day.AddYears(years).AddDays(1)).Append(DutchTime.DayOf(now)).Max();
    }

    private static DateOnly LastDay(Contract contract) => contract.End?.LastDay ?? contract.Period.EndDate ?? new DateOnly(TenderDates.LastYear, 12, 31);

    private sealed record TenderEnd
    {
        public DateTimeOffset ClosesAt { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public DateTimeOffset? FinalAt { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }
        public DateTimeOffset? FailedAt { get; init; }

        public DateTimeOffset Last() => new[] { ClosesAt, DecidedAt, FinalAt, WithdrawnAt, FailedAt }.Max()!.Value;
    }
}
