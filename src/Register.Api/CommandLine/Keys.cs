using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MediatR;
using Register.Api.Commands.Access;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Api.CommandLine;

/// <summary><c>keys</c>: API keys, for the operator at the machine. The same use cases as over HTTP.</summary>
internal static class Keys
{
    public static Command Command(string[] settings) => new("keys", "Make, list and revoke API keys.") { Create(settings), List(settings), Revoke(settings) };

    private static Command Create(string[] settings)
    {
        var role = new Option<Role>("--role") { Description = "operator, authority, freelancer or platform.", Required = true, HelpName = "role" };
        var owner = new Option<string?>("--owner") { Description = "The id of the authority, freelancer or platform it acts for; a platform without one is a new platform.", HelpName = "id" };
        var holder = new Option<string>("--holder") { Description = "Which person or program holds it.", Required = true, HelpName = "name" };
        var duties = new Option<Duties[]>("--duties")
        {
            Description = "At an authority: publish, open, evaluate, verify, audit; with commas between.", HelpName = "duties", CustomParser = DutiesOf, DefaultValueFactory = _ => [],
        };
        var expires = new Option<DateTimeOffset?>("--expires") { Description = "From when it no longer works: an instant with its offset.", HelpName = "instant", CustomParser = InstantOf };
        var command = new Command("create", "Make a key. Its secret is written to standard output, this once.") { role, owner, holder, duties, expires };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => Create(services, new ApiKeyWish
        {
            Role = parsed.GetValue(role), OwnerId = parsed.GetValue(owner), Holder = parsed.GetRequiredValue(holder),
            Duties = parsed.GetValue(duties) ?? [], ExpiresAt = parsed.GetValue(expires),
        })));
        return command;
    }

    private static Command List(string[] settings)
    {
        var owner = new Option<string?>("--owner") { Description = "Only the keys of this owner.", HelpName = "id" };
        var command = new Command("list", "List keys: id, prefix, role, owner, holder, duties, created, expires, state; with tabs between.") { owner };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => List(services, parsed.GetValue(owner))));
        return command;
    }

    private static Command Revoke(string[] settings)
    {
        var id = new Argument<Id<ApiKey>>("ID")
        {
            Description = "The key's id, as list shows it.", CustomParser = IdOf<ApiKey>,
        };
        var command = new Command("revoke", "Stop a key at once. Exit code 1: there is no such key, or it was stopped before.") { id };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => Revoke(services, parsed.GetValue(id))));
        return command;
    }

    private static async Task<int> Create(IServiceProvider services, ApiKeyWish wish)
    {
        AsOperator(services);
        var issued = await services.GetRequiredService<IMediator>().Send(new CreateApiKey(wish));
        await Console.Error.WriteLineAsync($"Key {issued.Id} ({wish.Role.ToString().ToLowerInvariant()}{(issued.Key.OwnerId is { } owner ? " " + owner : "")}). The secret is shown this once:");
        Console.WriteLine(issued.ApiKey);
        return 0;
    }

    private static async Task<int> List(IServiceProvider services, string? owner)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var key in await services.GetRequiredService<ApiKeys>().List(owner))
        {
            var state = key.RevokedAt is not null ? "revoked" : key.ExpiresAt <= now ? "expired" : "works";
            Console.WriteLine(string.Join('\t', key.Id, key.Prefix, key.Role.ToString().ToLowerInvariant(), key.OwnerId ?? "-", key.Holder,
                key.Duties.ToString().ToLowerInvariant(), Text(key.CreatedAt), Text(key.ExpiresAt), state));
        }
        return 0;
    }

    private static async Task<int> Revoke(IServiceProvider services, Id<ApiKey> id)
    {
        AsOperator(services);
        if (await services.GetRequiredService<ApiKeys>().Get(id) is not { RevokedAt: null })
            throw new CommandFailure("There is no such key, or it was stopped before.", Failures.FoundWrong);
        await services.GetRequiredService<IMediator>().Send(new RevokeApiKey(id));
        return 0;
    }

    // Whoever can reach the database's files is its operator.
    private static void AsOperator(IServiceProvider services) =>
        services.GetRequiredService<Caller>().Key = new ApiKey { Role = Role.Operator, Holder = "command line" };

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static Duties[] DutiesOf(ArgumentResult argument)
    {
        var names = argument.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var known = Enum.GetNames<Duties>().Skip(1).ToList();
        foreach (var name in names.Where(n => !known.Contains(n, StringComparer.OrdinalIgnoreCase))) argument.AddError($"There is no duty '{name}'; there are {string.Join(", ", known).ToLowerInvariant()}.");
        return [.. names.Where(n => known.Contains(n, StringComparer.OrdinalIgnoreCase)).Select(n => Enum.Parse<Duties>(n, ignoreCase: true))];
    }

    /// <summary>Reads an id.</summary>
    internal static Id<T> IdOf<T>(ArgumentResult argument)
    {
        if (Id<T>.TryParse(argument.Tokens[0].Value, null, out var id)) return id;
        argument.AddError("An id is a UUID of 36 characters.");
        return default;
    }

    private static DateTimeOffset? InstantOf(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return DutchTime.StartOf(day);
        argument.AddError("--expires wants 2027-01-31 (a Dutch day, from its beginning) or 2027-01-31T12:00:00Z.");
        return null;
    }
}
