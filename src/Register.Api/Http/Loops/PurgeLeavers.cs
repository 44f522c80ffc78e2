using Register.Infrastructure.Database;
using Register.Infrastructure.Stores;

namespace Register.Api.Http.Loops;

/// <summary>Erases what is left of freelancers who left, when the law no longer has it kept.</summary>
public sealed class PurgeLeavers(Erasure erasure, Dialect dialect) : RecurringWork
{
    public override async Task<int> Do(CancellationToken cancellation)
    {
        var (purged, due) = (0, await erasure.Due());
        while (due.Count > 0 && !cancellation.IsCancellationRequested)
        {
            foreach (var id in due) purged += await erasure.Purge(id) ? 1 : 0;
            due = await erasure.Due();
        }
        if (purged > 0) await dialect.Overwrite();
        return purged;
    }
}
