using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Tenders;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Bids;

/// <summary>A published tender with its lot, and the people of its municipality.</summary>
public sealed record Played(RegisterApp App, Buyer Buyer, string TenderId, string LotId)
{
    public Task<ApiClient> Opener(string person) => App.APersonAt(Buyer.AuthorityId, Duties.Open, person);

    public Task<ApiClient> Evaluator() => App.APersonAt(Buyer.AuthorityId, Duties.Evaluate, "evaluator");

    /// <summary>Lets the deadline pass.</summary>
    public Played PastTheDeadline()
    {
        App.Clock.MoveTo(Deadline);
        return this;
    }

    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Two people open the bids.</summary>
    public async Task<Answer> Open()
    {
        PastTheDeadline();
        (await (await Opener("anna")).Post($"/v1/tenders/{TenderId}/opening")).ShouldBe(HttpStatusCode.OK);
        return (await (await Opener("bert")).Post($"/v1/tenders/{TenderId}/opening")).ShouldBe(HttpStatusCode.OK);
    }
}

/// <summary>Bids over HTTP.</summary>
public static class BidScenes
{
    /// <summary>A tender with one lot that takes bids.</summary>
    public static async Task<Played> ATenderForBids(this RegisterApp app, Action<JsonObject>? change = null)
    {
        var buyer = await app.ABuyer();
        var tender = await buyer.Publishes(app, change);
        return new Played(app, buyer, tender.Id, tender["lots"]![0]!["id"]!.GetValue<string>())
        {
            Deadline = tender["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>(),
        };
    }

    /// <summary>Gives a tender this many lots of this value each.</summary>
    public static Action<JsonObject> WithLots(int number, int euros) => tender => tender["lots"] = new JsonArray([.. Enumerable.Range(1, number).Select(i => JsonNode.Parse(
        $$"""{ "title": "Perceel {{i}}", "estimatedValue": { "amount": {{euros}}, "currency": "EUR" } }""")!)]);

    /// <summary>Its lots.</summary>
    public static async Task<IReadOnlyList<string>> Lots(this Played played) =>
        [.. (await played.App.Anyone().Get($"/v1/tenders/{played.TenderId}/lots"))["items"]!.AsArray().Select(l => l!.Text("id"))];

    /// <summary>A bid as it is sent.</summary>
    public static JsonObject ABid(decimal price = 52_417.93m, string answer = "Wij beginnen bij de wilde kamperfoelie.") => new()
    {
        ["offer"] = new JsonObject
        {
            ["price"] = new JsonObject { ["amount"] = price, ["currency"] = "EUR" },
            ["answers"] = new JsonArray(new JsonObject { ["criterion"] = "plan", ["text"] = answer }),
            ["hourlyRates"] = new JsonArray(),
            ["declarations"] = new JsonArray("selfDeclaration", "conditionsAccepted"),
        },
    };

    /// <summary>The same of a consortium.</summary>
    public static JsonObject ABidOf(string consortium)
    {
        var bid = ABid();
        bid["consortiumId"] = consortium;
        return bid;
    }

    /// <summary>The freelancer hands in a bid.</summary>
    public static Task<Answer> Bids(this Person person, Played played, JsonObject? bid = null, string? idempotencyKey = null) =>
        person.Client.Post($"/v1/lots/{played.LotId}/bids", (bid ?? ABid()).ToJsonString(), idempotencyKey);

    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();
}
