using System.CommandLine;
using Register.Api.Http.Loops;
using Register.Infrastructure.Stores;

namespace Register.Api.CommandLine;

/// <summary><c>purge</c>: erases now what the recurring work would erase in its next round.</summary>
internal static class Purge
{
    public static Command Command(string[] settings)
    {
        var dry = new Option<bool>("--dry-run") { Description = "Only count what would be erased." };
        var command = new Command("purge", "Erase what is left of freelancers who left, where the law no longer has it kept. A running server does it by itself.") { dry };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => parsed.GetValue(dry) ? Count(services) : Run(services)));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services)
    {
        var purged = await services.GetRequiredService<PurgeLeavers>().Do(CancellationToken.None);
        Console.WriteLine($"{purged} erased.");
        return 0;
    }

    private static async Task<int> Count(IServiceProvider services)
    {
        var erasure = services.GetRequiredService<Erasure>();
        List<(string Table, long Rows)> found = [];
        var people = 0;
        foreach (var id in await erasure.Due())
        {
            if (!await erasure.IsOver(id)) continue;
            people++;
            found.AddRange(await erasure.Count(id));
        }
        Console.WriteLine($"{people} would be erased, of at most a hundred that are due first; with them:");
        foreach (var table in found.GroupBy(f => f.Table)) Console.WriteLine($"{table.Key}\t{table.Sum(t => t.Rows)}");
        return 0;
    }
}
