using Register.Domain.Kernel;

namespace Register.Infrastructure.Stores;

/// <summary>Changes that hold whatever else changed meanwhile: joining, leaving, accepting. They ask for no If-Match;
/// whoever comes second is judged again on the newest state instead of being sent away.</summary>
public static class Editing
{
    private const int MostTries = 10;

    /// <summary>Loads, changes and saves; when somebody else saved in between, once more from the start. A save that
    /// came too late wrote nothing, so the transaction goes on with the newest version.</summary>
    /// <exception cref="Refusal">Not found, or the change is refused on the newest state.</exception>
    public static async Task<T> Edit<T>(this Store<T> store, Id<T> id, Action<T> change)
        where T : Aggregate<T>
    {
        for (var tries = 1; ; tries++)
        {
            var aggregate = await store.Load(id);
            change(aggregate);
            try
            {
                await store.Save(aggregate);
                return aggregate;
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Stale && tries < MostTries)
            {
                // Judged again on what the other one saved.
            }
        }
    }
}
