using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http;
using Register.Api.Http.OpenApi;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Api.Tests.OpenApi;

public sealed partial class OpenApiTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    public static TheoryData<string> Operations => [.. Endpoints.All.Select(e => e.Name)];

    [Fact]
    public async Task The_committed_document_is_what_the_program_says()
    {
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository(), "openapi.yaml"));
        var made = await app.Services.GetRequiredService<PublishedDocument>().Yaml();
        made.ShouldBe(committed, "openapi.yaml is behind: dotnet run --project src/Register.Api -- openapi openapi.yaml");
    }

    [Fact]
    public async Task Everybody_gets_the_committed_document()
    {
        var yaml = (await app.Anyone().Get("/v1/openapi.yaml")).ShouldBe(HttpStatusCode.OK);
        yaml.Headers["Content-Type"].ShouldBe("application/yaml");
        yaml.Headers["Cache-Control"].ShouldContain("public");
        yaml.Text.ShouldBe(await File.ReadAllTextAsync(Path.Combine(Repository(), "openapi.yaml")));
        var json = (await app.Anyone().Get("/v1/openapi.json")).ShouldBe(HttpStatusCode.OK);
        json["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        Trees.Of(json.Json).ShouldBe(Trees.OfYaml(yaml.Text));
    }

    [Fact]
    public async Task The_root_leads_to_a_page_that_reads_the_document()
    {
        (await app.Anyone().Get("/")).ShouldBe(HttpStatusCode.Found).Headers["Location"].ShouldBe("/swagger/index.html");
        var page = (await app.Anyone().Get("/swagger/index.html")).ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("swagger-ui");
        page.Headers["Content-Security-Policy"].ShouldNotContain("script-src 'self' 'unsafe-inline'");
        (await app.Anyone().Get("/swagger/index.js")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain("/v1/openapi.json");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_is_complete(string name)
    {
        var endpoint = Endpoints.All.Single(e => e.Name == name);
        var operation = (await Document())["paths"]![endpoint.Path]![endpoint.Method.ToLowerInvariant()].ShouldNotBeNull();
        operation["operationId"]!.GetValue<string>().ShouldBe(name);
        operation["summary"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        operation["description"]!.GetValue<string>().Split("\n\n").Length.ShouldBeGreaterThan(1, "the message has no comment");
        operation["tags"]![0]!.GetValue<string>().ShouldBe(endpoint.Tag);
        operation["security"]!.AsArray().Count.ShouldBe(endpoint.Access.Roles.Contains(Role.Public) ? 3 : 2);
        HasExamples(operation, endpoint);
        var responses = operation["responses"]!.AsObject().Select(r => r.Key).ToList();
        responses.ShouldContain(endpoint.Status.ToString());
        foreach (var error in ExpectedErrors(endpoint)) responses.ShouldContain(error);
    }

    [Fact]
    public async Task Every_error_has_an_example()
    {
        var document = await Document();
        foreach (var (name, response) in document["components"]!["responses"]!.AsObject())
            response!["content"]!["application/problem+json"]!["example"]!["code"].ShouldNotBeNull(name);
    }

    [Fact]
    public async Task Every_tag_is_described()
    {
        var described = (await Document())["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>());
        Endpoints.All.Select(e => e.Tag).Distinct().Except(described).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_answer_is_declared_to_hold_null()
    {
        (await Document()).ToJsonString().ShouldNotContain("\"null\"");
    }

    [Fact]
    public async Task Every_member_has_a_type()
    {
        var schemas = (await Document())["components"]!["schemas"]!.AsObject();
        var untyped = schemas.SelectMany(s => s.Value!["properties"]?.AsObject().Select(p => (Name: $"{s.Key}.{p.Key}", p.Value)) ?? [])
            .Where(p => p.Value!["type"] is null && p.Value["$ref"] is null && p.Value["oneOf"] is null).Select(p => p.Name);
        // What an event holds differs from event to event, and any part of a tender may have changed.
        untyped.ShouldBe(["Difference.before", "Difference.after", "JournalEntryView.body"]);
    }

    [Fact]
    public async Task An_answer_says_what_is_always_there()
    {
        var document = await Document();
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value).OfType<JsonObject>().ToList();
        var sent = Named(document, operations.Select(o => o["requestBody"]));
        var answers = Named(document, operations.Select(o => o["responses"])).Except(sent).ToList();
        answers.Count.ShouldBeGreaterThan(150);
        // How far a member covers a condition is frozen with bids, and what is added to it later is missing in those.
        answers.Where(name => document["components"]!["schemas"]![name] is { } schema && schema["properties"] is not null && schema["required"] is null).ShouldBe(["Coverage"]);
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var text = (await app.Anyone().Get("/v1/openapi.json")).Text;
        var document = JsonNode.Parse(text)!;
        foreach (var reference in Regex.Matches(text, "\"#/components/(\\w+)/(\\w+)\"").DistinctBy(m => m.Value))
            document["components"]![reference.Groups[1].Value]?[reference.Groups[2].Value].ShouldNotBeNull(reference.Value);
    }

    [Fact]
    public void An_operation_has_a_name_and_a_place_of_its_own()
    {
        Endpoints.All.Select(e => e.Name).ShouldBeUnique();
        Endpoints.All.Select(e => $"{e.Method} {e.Path}").ShouldBeUnique();
    }

    internal static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Register.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static void HasExamples(JsonNode operation, Endpoint endpoint)
    {
        var shape = MessageShape.Of(endpoint);
        if (shape.Body is { } body)
            operation["requestBody"]!["content"]!["application/json"]!["example"].ShouldNotBeNull($"{body.Type.Name} shows no example: IExample<{body.Type.Name}>");
        if (endpoint.Answer != typeof(Unit) && endpoint.Answer != typeof(Document))
            operation["responses"]![endpoint.Status.ToString()]!["content"]!["application/json"]!["example"].ShouldNotBeNull($"{endpoint.Answer} shows no example");
    }

    private static List<string> ExpectedErrors(Endpoint endpoint)
    {
        var shape = MessageShape.Of(endpoint);
        List<string> errors = ["400", "401", "429", "500", "503", "504"];
        if (!endpoint.Access.Roles.Contains(Role.Public)) errors.Add("403");
        if (endpoint.Path.Contains('{')) errors.Add("404");
        if (endpoint.IsCommand) errors.AddRange(["409", "422"]);
        if (shape.NeedsIfMatch) errors.AddRange(["412", "428"]);
        if (shape.Body is not null) errors.AddRange(["413", "415"]);
        return errors;
    }

    // The schemas that these refer to, directly or through others.
    private static HashSet<string> Named(JsonNode document, IEnumerable<JsonNode?> parts)
    {
        var (named, next) = (new HashSet<string>(), new Queue<JsonNode?>(parts));
        while (next.TryDequeue(out var part))
            foreach (Match reference in SchemaReference().Matches(part?.ToJsonString() ?? ""))
                if (named.Add(reference.Groups[1].Value)) next.Enqueue(document["components"]!["schemas"]![reference.Groups[1].Value]);
        return named;
    }

    [GeneratedRegex("\"#/components/schemas/(\\w+)\"")]
    private static partial Regex SchemaReference();

    private async Task<JsonNode> Document() => (await app.Anyone().Get("/v1/openapi.json")).Json;
}
