using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Facts;

/// <summary>Admissions as plain facts: the days on which each counts, a suspension left out.</summary>
internal static class AdmissionFacts
{
    public static async Task<ILookup<Id<Freelancer>, AdmissionFact>> Of(Session session, IReadOnlyList<string> freelancers)
    {
        var rows = await session.Query<Row>(
            """
            SELECT id, freelancer_id, set_id, number, admitted_on, valid_until, suspended_from, suspended_until FROM admissions
            WHERE freelancer_id IN @freelancers AND state = @state ORDER BY id
            """, new { freelancers, state = nameof(AdmissionState.Admitted) });
        return rows.SelectMany(r => r.Facts().Select(f => (r.FreelancerId, Fact: f))).ToLookup(r => r.FreelancerId, r => r.Fact);
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public Id<Freelancer> FreelancerId { get; init; }
        public string SetId { get; init; } = "";
        public int Number { get; init; }
        public DateOnly AdmittedOn { get; init; }
        public DateOnly? ValidUntil { get; init; }
        public DateOnly? SuspendedFrom { get; init; }
        public DateOnly? SuspendedUntil { get; init; }

        public IEnumerable<AdmissionFact> Facts()
        {
            if (SuspendedUntil is not { } again) return [On(AdmittedOn, ValidUntil)];
            return new[] { On(AdmittedOn, SuspendedFrom!.Value.AddDays(-1)), On(again, ValidUntil) }.Where(f => f.Until is null || f.From <= f.Until);
        }

        private AdmissionFact On(DateOnly from, DateOnly? until) => new() { Id = Id, Set = $"{SetId}/{Number}", From = from, Until = until };
    }
}
