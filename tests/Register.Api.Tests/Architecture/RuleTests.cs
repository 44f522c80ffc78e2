using System.Text.RegularExpressions;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Architecture;

/// <summary>The program keeps the rules of docs/architecture.md. That each rule can be broken is in <see cref="BrokenRuleTests"/>.</summary>
public sealed class RuleTests
{
    private static readonly IReadOnlyList<Parts> Domain = Parts.Of(Tree.Domain);
    private static readonly IReadOnlyList<Parts> Infrastructure = Parts.Of(Tree.Infrastructure);
    private static readonly IReadOnlyList<Parts> Api = Parts.Of(Tree.Api);

    [Fact]
    public void Domain_references_only_the_base_library()
    {
        Domain.Count.ShouldBeGreaterThan(15);
        Domain.SelectMany(Rules.DomainStandsAlone).ShouldBeEmpty();
        Tree.Domain.GetReferencedAssemblies().Select(a => a.Name).ShouldAllBe(n => n!.StartsWith("System.") || n == "netstandard");
        foreach (var project in Tree.Files("src/Register.Domain", ".csproj")) project.Text.ShouldNotContain("Reference Include");
    }

    [Fact]
    public void Api_uses_Infrastructure_uses_Domain_and_nobody_looks_back()
    {
        Tree.Infrastructure.GetReferencedAssemblies().Select(a => a.Name).ShouldNotContain("Register.Api");
        Infrastructure.SelectMany(Rules.HttpOutsideApi).ShouldBeEmpty();
    }

    [Fact]
    public void SQL_is_spoken_only_in_Infrastructure()
    {
        Api.SelectMany(Rules.SqlOutsideInfrastructure).ShouldBeEmpty();
        Domain.SelectMany(Rules.SqlOutsideInfrastructure).ShouldBeEmpty();
    }

    [Fact]
    public void Words_that_one_database_knows_are_only_in_its_dialect()
    {
        var dialects = Tree.Infrastructure.GetTypes().Where(t => t.IsSubclassOf(typeof(Dialect))).ToList();
        dialects.Count.ShouldBe(2);
        Infrastructure.Sum(p => p.Texts.Count(t => t.Contains("SELECT"))).ShouldBeGreaterThan(10, "the reading sees the SQL");
        // Backup and restore are of SQLite databases and nothing else.
        Infrastructure.Where(p => !dialects.Contains(p.Type) && p.Type != typeof(SqliteBackup) && p.Type != typeof(SqliteRestore))
            .SelectMany(p => p.Texts.SelectMany(t => Rules.OneDatabaseOnly(p.Type.FullName!, t))).ShouldBeEmpty();
        Tree.Files("src/Register.Infrastructure/Database/Migrations", ".sql")
            .SelectMany(f => f.Text.Split(";\n").Where(s => !s.TrimStart().StartsWith("-- only ")).SelectMany(s => Rules.OneDatabaseOnly(f.Path, s))).ShouldBeEmpty();
    }

    [Fact]
    public void Commands_do_not_read_through_queries_and_queries_do_not_use_stores() =>
        Api.Concat(Infrastructure).SelectMany(Rules.MixedSides).ShouldBeEmpty();

    [Fact]
    public void No_interface_has_a_single_implementation() =>
        // A preparation is to its command what a handler is: an open set, found by type.
        Rules.LonelyInterfaces([.. Tree.Domain.GetTypes(), .. Tree.Infrastructure.GetTypes(), .. Tree.Api.GetTypes().Where(t => t != typeof(Pipeline.IPreparation<>))])
            .ShouldBeEmpty();

    [Fact]
    public void Only_ProblemHandler_turns_an_error_into_a_status() => Api
        // Answers writes the statuses of the endpoint table, which are successes; the health check's status is its answer,
        // and the published document says 304.
        .Where(p => p.Type != typeof(Http.ProblemHandler) && p.Type != typeof(Http.Answers)
            && p.Type != typeof(Http.Watch.Health) && p.Type != typeof(Http.OpenApi.PublishedDocument))
        .SelectMany(Rules.OwnStatus).ShouldBeEmpty();

    [Fact]
    public void Every_status_of_the_endpoint_table_is_a_success() => Endpoints.All.ShouldAllBe(e => e.Status >= 200 && e.Status < 300);

    [Fact]
    public void Only_TimeProvider_tells_the_time()
    {
        // The composition roots hand the system's clock to whoever asks for a clock; everybody else asks.
        Type[] roots = [typeof(Http.WebRegistration), typeof(Http.MovableClock)];
        Domain.Concat(Infrastructure).Concat(Api).Where(p => !roots.Contains(p.Type)).SelectMany(Rules.OwnClock).ShouldBeEmpty();
    }

    [Fact]
    public void An_area_of_the_domain_uses_only_those_before_it()
    {
        var order = AreaOrder();
        order.Count.ShouldBeGreaterThan(8);
        Domain.SelectMany(p => Rules.LaterAreas(p, "Register.Domain", order)).ShouldBeEmpty();
    }

    [Fact]
    public void Other_machines_are_called_only_by_those_who_may()
    {
        // The issuer of access tokens, the collector of traces and metrics, and the walkthrough's own server. Databases are called by their drivers.
        Type[] callers = [typeof(Http.Oidc.IssuerKeys), typeof(Http.Watch.Telemetry), Tree.Api.GetType("Register.Api.CommandLine.WalkthroughStage")!];
        foreach (var caller in callers) Api.Where(p => p.Type == caller).SelectMany(Rules.CallsOut).ShouldNotBeEmpty();
        Domain.Concat(Infrastructure).Concat(Api).Where(p => !callers.Contains(p.Type)).SelectMany(Rules.CallsOut).ShouldBeEmpty();
    }

    [Fact]
    public void What_only_the_program_can_make_is_compared_in_fixed_time() =>
        Tree.Files("src", ".cs").SelectMany(f => Rules.SecretsComparedInTheOpen(f.Path, f.Text)).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_named_after_a_pattern() =>
        Domain.Concat(Infrastructure).Concat(Api).SelectMany(p => Rules.PatternNames(p.Type)).ShouldBeEmpty();

    [Fact]
    public void No_file_is_two_things()
    {
        // The table of operations is one thing however long it is: a row an operation.
        Tree.Files("src", ".cs").Concat(Tree.Files("tests", ".cs")).Where(f => !f.Path.EndsWith("Register.Api/Endpoints.cs", StringComparison.Ordinal))
            .SelectMany(f => Rules.TooLong(f.Path, f.Text, 220)).ShouldBeEmpty();
        Rules.TooLong("Program.cs", Tree.Read("src/Register.Api/Program.cs"), 60).ShouldBeEmpty();
    }

    // The document and the test cannot differ: the test reads the document.
    private static List<string> AreaOrder() =>
        [.. Regex.Match(Tree.Read("docs/architecture.md"), @"Kernel( < \w+)+").Value.Split(" < ")];
}
