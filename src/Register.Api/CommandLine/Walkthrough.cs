using System.CommandLine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;

namespace Register.Api.CommandLine;

/// <summary><c>walkthrough</c>: the main job and two other procedures through HTTP, on a server and a database of its own that are gone afterwards.</summary>
internal static class Walkthrough
{
    private static readonly DateTimeOffset Begin = new(2026, 9, 1, 7, 0, 0, TimeSpan.Zero);

    public static Command Command()
    {
        var write = new Option<FileInfo?>("--write") { Description = "Also write the story to this file.", HelpName = "FILE" };
        var reference = new Option<DirectoryInfo?>("--reference")
        {
            Description = "Play with the official lists in this folder: sbi2025.csv, wijken_2024.csv, gemeenten_2024.csv and cpv2008.csv.", HelpName = "FOLDER",
        };
        var command = new Command("walkthrough", "Play the main job, a European procedure and one by invitation, each from draft to decision, on a server and a database of its own; 0 only if every answer was as it should be.") { write, reference };
        command.SetAction((parsed, _) => Run(parsed.GetValue(write), parsed.GetValue(reference)));
        return command;
    }

    private static async Task<int> Run(FileInfo? file, DirectoryInfo? reference)
    {
        var story = await Tell(Console.Out, reference);
        if (file is not null) await File.WriteAllTextAsync(file.FullName, story);
        return 0;
    }

    /// <summary>Plays and tells it; the story as Markdown.</summary>
    /// <exception cref="CommandFailure">An answer was not as it should be.</exception>
    private static async Task<string> Tell(TextWriter output, DirectoryInfo? reference)
    {
        var folder = Directory.CreateTempSubdirectory("register-walkthrough-").FullName;
        var clock = new MovableClock();
        clock.MoveTo(Begin);
        try
        {
            await using var app = RegisterHost.Build(
                ["--urls", "http://127.0.0.1:0", "--environment", "Development", "--Database:DataFolder", folder, "--Logging:LogLevel:Default", "Error"],
                builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
            await app.MigrateAndStart();
            using var stage = new WalkthroughStage(new Uri(app.Urls.First()), output);
            var cast = await Cast(app.Services, stage, reference);
            await new WalkthroughScript(stage, cast, clock).Play();
            await new WalkthroughEuropean(stage, cast, clock).Play();
            await new WalkthroughInvitation(stage, cast, clock).Play();
            return stage.Story;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Import(IServiceProvider program, DirectoryInfo folder)
    {
        await using var scope = program.CreateAsyncScope();
        var importer = scope.ServiceProvider.GetRequiredService<ReferenceImporter>();
        await using var sectors = File.OpenRead(Path.Combine(folder.FullName, "sbi2025.csv"));
        await using var districts = File.OpenRead(Path.Combine(folder.FullName, "wijken_2024.csv"));
        await using var municipalities = File.OpenRead(Path.Combine(folder.FullName, "gemeenten_2024.csv"));
        await using var cpv = File.OpenRead(Path.Combine(folder.FullName, "cpv2008.csv"));
        foreach (var outcome in (ImportOutcome[])[await importer.ImportSectors(sectors, 2025), await importer.ImportDistricts(districts, municipalities, 2024), await importer.ImportCpvCodes(cpv, 2008)])
            if (outcome.Errors.Count > 0) throw new CommandFailure($"{outcome.Errors[0].File}, line {outcome.Errors[0].Line}: {outcome.Errors[0].Code}", Failures.FoundWrong);
    }

    /// <summary>The demo register, four people at its municipality, and a key for each freelancer who plays.</summary>
    private static async Task<WalkthroughCast> Cast(IServiceProvider program, WalkthroughStage stage, DirectoryInfo? reference)
    {
        var demo = await DemoRegister.Load(program) ?? throw new CommandFailure("The walkthrough's database is not empty.");
        if (reference is not null) await Import(program, reference);
        await using var scope = program.CreateAsyncScope();
        var (keys, session) = (scope.ServiceProvider.GetRequiredService<ApiKeys>(), scope.ServiceProvider.GetRequiredService<Session>());
        scope.ServiceProvider.GetRequiredService<JournalLog>().Actor = Actor.CommandLine;
        var municipality = (await keys.Find(demo.Municipality))!.OwnerId!;
        stage.Name(municipality, "{maastricht}");
        return await session.Write(async () =>
        {
            async Task<(string, string?)> Person(string name, Duties duty) => (name, (await keys.Create(new ApiKeyFor(Role.Authority, municipality, name) { Duties = duty })).Secret);
            var players = new List<Player>();
            foreach (var (id, name) in demo.Gardeners)
                players.Add(new Player(stage.Name(id, $"{{{name.ToLowerInvariant().Replace(' ', '-')}}}"), name, (await keys.Create(new ApiKeyFor(Role.Freelancer, id, "owner"))).Secret));
            return new WalkthroughCast(
                await Person("The buyer", Duties.Publish), await Person("The first opener", Duties.Open),
                await Person("The second opener", Duties.Open), await Person("The assessor", Duties.Evaluate), players);
        });
    }
}

/// <summary>A freelancer who plays a part.</summary>
internal sealed record Player(string Id, string Name, string Key)
{
    public (string, string?) Who => (Name, Key);
}

/// <summary>Everybody who plays a part.</summary>
internal sealed record WalkthroughCast((string, string?) Buyer, (string, string?) FirstOpener, (string, string?) SecondOpener, (string, string?) Assessor, IReadOnlyList<Player> Gardeners);
