using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Bids;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests.Tenders;

/// <summary>A running program with our own reference lists, in which tenders are played.</summary>
public sealed class TenderApp : IAsyncLifetime
{
    public RegisterApp App { get; } = new();

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        await App.InWrite(async services =>
        {
            await services.GetRequiredService<ReferenceImporter>().ImportDemoLists();
            return 0;
        });
    }

    public Task DisposeAsync() => App.DisposeAsync();
}

/// <summary>A municipality with a buyer.</summary>
public sealed record Buyer(Id<ContractingAuthority> AuthorityId, ApiClient Client);

/// <summary>Tenders over HTTP.</summary>
public static class TenderScenes
{
    /// <summary>A buyer at a municipality of its own.</summary>
    public static async Task<Buyer> ABuyer(this RegisterApp app, string name = "Gemeente Maastricht")
    {
        var authority = await app.AnAuthority(name);
        return new Buyer(authority, await app.APersonAt(authority, Duties.Publish));
    }

    /// <summary>A tender that may be published now; change what the test is about.</summary>
    public static JsonObject ATender(this RegisterApp app, Action<JsonObject>? change = null)
    {
        var now = app.Clock.GetUtcNow();
        var body = JsonNode.Parse($$"""
            {
              "title": "Groenonderhoud Wyck", "description": "Onderhoud van het openbaar groen.",
              "procedure": "openNational", "contractType": "services", "cpv": "77310000", "placeOfPerformance": ["WK093501"],
              "contractPeriod": { "startDate": "{{now.AddDays(60):yyyy-MM-dd}}", "endDate": "{{now.AddDays(400):yyyy-MM-dd}}" },
              "dates": { "submissionDeadline": "{{now.AddDays(30):O}}" },
              "award": {
                "criteria": [
                  { "code": "price", "name": "Prijs", "type": "price", "weightBasisPoints": 4000 },
                  { "code": "plan", "name": "Plan van aanpak", "type": "quality", "weightBasisPoints": 6000 }
                ],
                "priceFormula": { "kind": "linear", "bestPrice": { "amount": 40000, "currency": "EUR" }, "worstPrice": { "amount": 80000, "currency": "EUR" } }
              },
              "lots": [{ "title": "Plantsoenen", "estimatedValue": { "amount": 60000, "currency": "EUR" } }]
            }
            """)!.AsObject();
        change?.Invoke(body);
        return body;
    }

    /// <summary>A drafted tender.</summary>
    public static async Task<Answer> Drafts(this Buyer buyer, RegisterApp app, Action<JsonObject>? change = null) =>
        (await buyer.Client.Post("/v1/tenders", app.ATender(change))).ShouldBe(HttpStatusCode.Created);

    /// <summary>A published tender, with a motivation for all that needs one.</summary>
    public static async Task<Answer> Publishes(this Buyer buyer, RegisterApp app, Action<JsonObject>? change = null)
    {
        var draft = await buyer.Drafts(app, change);
        var advice = (await buyer.Client.Get($"/v1/tenders/{draft.Id}/advice")).ShouldBe(HttpStatusCode.OK)["findings"]!.AsArray();
        var motivations = advice.Where(f => f!.Text("severity") == "mustMotivate").Select(f => new { code = f!.Text("code"), pointer = f!.Text("pointer"), text = "Nodig." });
        return (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication", new { motivations })).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Plays a step that belongs to another area, past HTTP.</summary>
    public static Task<int> Play(this RegisterApp app, string tenderId, Action<Tender, DateTimeOffset> step) => app.InWrite(async services =>
    {
        var tenders = services.GetRequiredService<TenderStore>();
        var tender = await tenders.Load(Id<Tender>.Parse(tenderId));
        step(tender, app.Clock.GetUtcNow());
        await tenders.Save(tender);
        return 0;
    });

    /// <summary>The errors of a refused body, each as <c>pointer code</c>.</summary>
    public static string[] Errors(this Answer answer) =>
        [.. answer["errors"]!.AsArray().Select(e => $"{e!["pointer"] ?? e["parameter"]} {e["code"]}")];

    /// <summary>The ids of a page.</summary>
    public static string[] Ids(this Answer page) => [.. page["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>())];

    public static string Status(this Answer answer) => answer["status"]!.GetValue<string>();
}
