using System.CommandLine;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.CommandLine;

/// <summary><c>key-ring</c>: whether a copy of the key ring opens everything, a new key in it, and what there is to do when it is lost.</summary>
internal static class KeyRings
{
    public static Command Command(string[] settings) =>
        new("key-ring", "Check a key ring against the database, add a key to it, or go on without one that is lost.") { Check(settings), Rotate(settings), Replace(settings) };

    private static Command Check(string[] settings)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "The key ring or a copy of it; keyring.json in the data folder without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("check",
            "Open everything that is sealed in the database with a key ring, and tell how much of each kind it opens. Exit code 0: all of it; 1: not all. Nothing is changed, and nothing shown of what was sealed.") { file };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => Check(services, parsed.GetValue(file))));
        return command;
    }

    private static Command Rotate(string[] settings)
    {
        var command = new Command("rotate", "Add a key, which seals from the next start on; the others keep opening what they sealed. Copy the key ring before and after.");
        command.SetAction((_, _) => Work.Anywhere(settings, services =>
        {
            var number = KeyRing.Rotate(Folder(services), services.GetRequiredService<TimeProvider>());
            Console.WriteLine($"Key {number} was added. Copy the key ring now, then start the servers again: they seal with it from then on.");
            return Task.FromResult(0);
        }));
        return command;
    }

    private static Command Replace(string[] settings)
    {
        var accept = new Option<bool>("--give-up-what-was-sealed") { Description = "Do it. Without this it is only counted what would be lost, and nothing is changed." };
        var command = new Command("replace",
            "Make a new key ring where the old one is lost and there is no copy, with every server stopped. What was sealed with the old one can never be opened again; whoever has to hand something in again is told.") { accept };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => Replace(services, parsed.GetValue(accept))));
        return command;
    }

    private static async Task<int> Check(IServiceProvider services, FileInfo? file)
    {
        var ring = KeyRing.Read(file?.FullName ?? KeyRing.FileIn(Folder(services)));
        Console.WriteLine($"The key ring holds {string.Join(", ", ring.Keys.Select(k => $"key {k.Number} of {k.CreatedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"))}. It opens:");
        var things = Things(services, ring);
        var kinds = await things.Open();
        foreach (var kind in kinds) Console.WriteLine($"{kind.Opened} of {kind.Count - kind.Lost}\t{kind.Name}{(kind.Lost > 0 ? $" ({kind.Lost} more were given up with a lost key ring)" : "")}");
        if (kinds.Any(k => k.Opened + k.Lost < k.Count)) throw new CommandFailure("It does not open everything: it is older than the newest key, or of another register.", Failures.FoundWrong);
        if (ring.Keys[^1].Number < await things.FirstKey()) throw new CommandFailure("It was given up as lost: another took its place since.", Failures.FoundWrong);
        Console.WriteLine("It opens everything that is sealed.");
        return 0;
    }

    private static async Task<int> Replace(IServiceProvider services, bool accepted)
    {
        var (folder, clock) = (Folder(services), services.GetRequiredService<TimeProvider>());
        var file = KeyRing.FileIn(folder);
        if (File.Exists(file)) throw new CommandFailure($"{file} is there. If it is not the one that sealed this database, move it away first; 'key-ring check' tells.");
        if (!await services.GetRequiredService<SchemaCheck>().HasHistory()) throw new CommandFailure("Nothing ever happened in this database: 'migrate' makes its key ring.");
        var ring = KeyRing.Of(await Things(services, KeyRing.Of(1, clock)).NewestKey() + 1, clock);
        if (!accepted) return await Count(services, ring);
        ring.Prepare(folder);
        var lost = await services.GetRequiredService<Session>().Write(() => services.GetRequiredService<LostSeals>().GiveUp(ring.Keys[0].Number));
        KeyRing.Install(folder);
        Console.WriteLine($"Given up: {lost.Bids} sealed bids, {lost.Drafts} drafts, {lost.PriceParts} price parts, {lost.BidHashes} registered hashes, {lost.Draws} prepared draws, {lost.Answers} answers kept for retries. Their people are told.");
        Console.WriteLine($"Made the key ring {file}. Copy it now, apart from the database, and see docs/operations.md for what is to do next.");
        return 0;
    }

    private static async Task<int> Count(IServiceProvider services, KeyRing ring)
    {
        Console.WriteLine("This would be lost for ever:");
        foreach (var kind in await Things(services, ring).Open()) Console.WriteLine($"{kind.Count - kind.Lost}\t{kind.Name}");
        Console.WriteLine("Nothing was changed. Look for a copy of the key ring first; to go on without one: --give-up-what-was-sealed.");
        return 0;
    }

    private static SealedThings Things(IServiceProvider services, KeyRing ring) => new(services.GetRequiredService<Session>(), ring, services.GetRequiredService<TimeProvider>());

    private static string Folder(IServiceProvider services) => services.GetRequiredService<DatabaseOptions>().DataFolder;
}
