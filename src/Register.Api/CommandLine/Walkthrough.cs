using System.CommandLine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Api.CommandLine;

/// <summary><c>walkthrough</c>: the whole job through HTTP, on a server and a database of its own that are gone afterwards.</summary>
internal static class Walkthrough
{
    private static readonly DateTimeOffset Begin = new(2026, 9, 1, 7, 0, 0, TimeSpan.Zero);

    public static Command Command()
    {
        var write = new Option<FileInfo?>("--write") { Description = "Also write the story to this file.", HelpName = "FILE" };
        var command = new Command("walkthrough", "Play the main job, from purchasing conditions to award, on a server and a database of its own; 0 only if every answer was as it should be.") { write };
        command.SetAction((parsed, _) => Run(parsed.GetValue(write)));
        return command;
    }

    private static async Task<int> Run(FileInfo? file)
    {
        var story = await Tell(Console.Out);
        if (file is not null) await File.WriteAllTextAsync(file.FullName, story);
        return 0;
    }

    /// <summary>Plays and tells it; the story as Markdown.</summary>
    /// <exception cref="CommandFailure">An answer was not as it should be.</exception>
    public static async Task<string> Tell(TextWriter output)
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
            await new WalkthroughScript(stage, await Cast(app.Services, stage), clock).Play();
            return stage.Story;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The demo register, four people at its municipality, and a key for each freelancer who plays.</summary>
    private static async Task<WalkthroughCast> Cast(IServiceProvider program, WalkthroughStage stage)
    {
        var demo = await DemoRegister.Load(program) ?? throw new CommandFailure("The walkthrough's database is not empty.");
        await using var scope = program.CreateAsyncScope();
        var (keys, session) = (scope.ServiceProvider.GetRequiredService<ApiKeys>(), scope.ServiceProvider.GetRequiredService<Session>());
        scope.ServiceProvider.GetRequiredService<JournalLog>().Actor = Actor.CommandLine;
        var municipality = (await keys.Find(demo.Municipality))!.OwnerId!;
        stage.Name(municipality, "{maastricht}");
        return await session.Write(async () =>
        {
            async Task<(string, string?)> Person(string name, Duties duty) => (name, (await keys.Create(Role.Authority, municipality, name, duty)).Secret);
            var players = new List<Player>();
            foreach (var (id, name) in demo.Gardeners)
                players.Add(new Player(stage.Name(id, $"{{{name.ToLowerInvariant().Replace(' ', '-')}}}"), name, (await keys.Create(Role.Freelancer, id, "owner", Duties.None)).Secret));
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
