using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Domain.Kernel;
using Register.Infrastructure.Stores;

namespace Register.Api.Http.Loops;

/// <summary>Reminds freelancers that an admission lapses, 60, 28 and 7 days ahead, as an event of the journal.</summary>
public sealed class RemindOfLapse(AdmissionStore admissions, Session session, TimeProvider clock) : RecurringWork
{
    public override async Task<int> Do(CancellationToken cancellation)
    {
        var (now, done) = (clock.GetUtcNow(), 0);
        foreach (var days in Admission.RemindedBefore)
        {
            List<Id<Admission>> due;
            do
            {
                due = await admissions.ToRemind(DutchTime.DayOf(now), days);
                foreach (var id in due) await session.Write(() => admissions.Edit(id, a => a.Remind(now)), cancellation);
                done += due.Count;
            }
            while (due.Count > 0 && !cancellation.IsCancellationRequested);
        }
        return done;
    }
}
