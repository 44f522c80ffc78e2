using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http;
using Register.Api.Tests.Architecture;
using Register.Api.Tests.Database;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Who gets at whose things, and reads what of them: every operation that names a thing, on one that is there, as everybody in each relation to it;
/// compared with the committed tables and, whatever they say, held to the rules.</summary>
public sealed class OwnershipTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Folder = "tests/Register.Api.Tests/Proofs/";
    private readonly RegisterApp app = new() { Adjust = builder => DialectAround.Put(builder, inner => new UndoingDialect(inner)) };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Everybody_gets_at_what_the_table_says_and_learns_nothing_of_what_is_not_hers()
    {
        var cast = await Cast.Of(app);
        var asking = new Asking(app, (UndoingDialect)app.Services.GetRequiredService<Dialect>(), cast);
        foreach (var stage in (Func<Cast, Task<List<Call>>>[])[Herself.Calls, Together.Calls, Drafting.Calls, Inviting.Calls, Bidding.Calls, Judging.Calls, Contracting.Calls])
            await asking.Ask(await stage(cast));

        asking.Faults.ShouldBeEmpty();
        foreach (var endpoint in Endpoints.All.Where(NamesAThing))
        {
            var rows = asking.Rows.Where(r => r.Endpoint == endpoint).ToList();
            rows.ShouldNotBeEmpty($"{endpoint.Name} names a thing and stands in no row");
            rows.ShouldContain(r => r.Answers.Keys.Any(r.Granted), $"{endpoint.Name} was granted to nobody");
        }
        Tree.ShouldSay(Folder + "access-to-things.md", Tables.Access(asking.Rows));
        Tree.ShouldSay(Folder + "fields.md", Tables.Fields(asking.Rows, out var fields));
        // Neither table is about next to nothing.
        (asking.Rows.Count * cast.Clients.Count).ShouldBeGreaterThan(2000);
        output.WriteLine($"{asking.Rows.Count} rows, {asking.Refused} refused, {asking.Alike} told as of none with {asking.Statements} statements alike");
        (asking.Refused, asking.Alike, asking.Statements, fields, cast.Secrets.Count).ShouldSatisfyAllConditions(n => n.Refused.ShouldBeGreaterThan(1000), n => n.Alike.ShouldBeGreaterThan(500), n => n.Statements.ShouldBeGreaterThan(3500), n => n.fields.ShouldBeGreaterThan(1000), n => n.Count.ShouldBeGreaterThan(20));
    }

    // In its path, its query or its body; or it lists what is not for everybody.
    private static bool NamesAThing(Endpoint endpoint) =>
        MessageShape.Of(endpoint).Parts.Any(p => HasId(p.Type, [])) || (!endpoint.IsCommand && !endpoint.Access.Roles.Contains(Role.Public));

    private static bool HasId(Type type, HashSet<Type> seen)
    {
        if (MessageShape.IsId(type)) return true;
        if (!seen.Add(type)) return false;
        if (type.IsGenericType) return type.GenericTypeArguments.Any(t => HasId(t, seen));
        return type.Namespace?.StartsWith("Register", StringComparison.Ordinal) == true && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => HasId(p.PropertyType, seen));
    }
}
