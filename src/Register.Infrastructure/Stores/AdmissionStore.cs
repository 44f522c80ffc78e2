using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Admissions: one for each freelancer and set, decided by a unique key.</summary>
public sealed class AdmissionStore(Session session, JournalLog journal) : Store<Admission>(session, journal)
{
    protected override string Table => "admissions";
    protected override string Noun => "admission";

    /// <summary>The admission of a freelancer to a set, or null.</summary>
    public Task<Admission?> Find(Id<PurchasingConditions> set, Id<Freelancer> freelancer) =>
        Read("SELECT version, body FROM admissions WHERE freelancer_id = @freelancer AND set_id = @set", new { set, freelancer });

    /// <summary>All of a freelancer's.</summary>
    public Task<List<Id<Admission>>> Of(Id<Freelancer> freelancer) =>
        Session.Query<Id<Admission>>("SELECT id FROM admissions WHERE freelancer_id = @freelancer ORDER BY id", new { freelancer });

    /// <summary>Some that lapse within a number of days and were not reminded so near before.</summary>
    public Task<List<Id<Admission>>> ToRemind(DateOnly today, int days) => Session.Query<Id<Admission>>(
        """
        SELECT id FROM admissions WHERE state = @state AND valid_until >= @today AND valid_until < @last AND (reminded IS NULL OR reminded > @days)
        ORDER BY valid_until {page}
        """, new { state = nameof(AdmissionState.Admitted), today, last = today.AddDays(days), days, take = 100 });

    protected override Refusal Duplicate(Admission aggregate) => AdmissionRefusals.AlreadyApplied(aggregate.DueOn);

    protected override IEnumerable<(string Column, object? Value)> Columns(Admission aggregate)
    {
        yield return ("set_id", aggregate.SetId);
        yield return ("number", aggregate.Number);
        yield return ("freelancer_id", aggregate.FreelancerId);
        yield return ("authority_id", aggregate.AuthorityId);
        yield return ("state", aggregate.State.ToString());
        yield return ("due_on", aggregate.DueOn);
        yield return ("admitted_on", aggregate.AdmittedOn);
        yield return ("valid_until", aggregate.Basis?.ValidUntil);
        yield return ("suspended_from", aggregate.Suspension?.From);
        yield return ("suspended_until", aggregate.Suspension?.Until);
        yield return ("reminded", aggregate.Reminded);
    }
}
