using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Freelancers;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Awards;

/// <summary>A consortium of three, with shares of 50, 30 and 20 %, that bid beside somebody alone who asks more.</summary>
internal sealed record Three(RegisterApp App, Played Played, Person Lead, Person Partner, Person Third, string Consortium, string Bid, Person Rival, string RivalBid)
{
    public string Place => $"/v1/lots/{Played.LotId}/drop-outs";

    public Task<Answer> Leaves(Person member) => member.Client.Delete($"/v1/consortia/{Consortium}/members/{member.Id}", null);

    /// <summary>The one drop-out, as this person lists it.</summary>
    public async Task<JsonNode> Listed(ApiClient client) => (await client.Get(Place)).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldHaveSingleItem()!;

    public async Task<JsonNode> Read(ApiClient client) => (await client.Get($"/v1/drop-outs/{(await Listed(client)).Text("id")}")).ShouldBe(HttpStatusCode.OK).Json;

    public async Task<Answer> Decides(ApiClient panel, bool goesOn, string reasons = "Wie overblijven, voldoen.") =>
        await panel.Post($"/v1/drop-outs/{(await Listed(panel)).Text("id")}/verdict", new { goesOn, reasons });

    public async Task Accept(params Person[] members)
    {
        foreach (var member in members) (await member.Accepts(Consortium)).ShouldBe(HttpStatusCode.OK);
    }

    public Task<Answer> TakesIn(Person who, int share, params string[] performs) =>
        Lead.Client.Post($"/v1/consortia/{Consortium}/members", new { freelancerId = who.Id, shareBasisPoints = share, performs });

    public async Task<JsonNode> Seen(ApiClient client) => (await client.Get($"/v1/bids/{Bid}")).ShouldBe(HttpStatusCode.OK).Json;

    public Task<Answer> Awards(ApiClient panel) => panel.Post($"/v1/lots/{Played.LotId}/award-decision", new { characteristics = "Een ploeg uit de wijk." });

    /// <summary>The panel scores; the three come out first.</summary>
    public async Task Score(ApiClient panel) => (await panel.Post($"/v1/lots/{Played.LotId}/scores", AwardScenes.Scores((Bid, 80, "Goed."), (RivalBid, 60, "Matig.")))).ShouldBe(HttpStatusCode.OK);
}

/// <summary>Members who drop out, over HTTP.</summary>
internal static class DropOutScenes
{
    public static async Task<Three> ThreeWhoBid(this RegisterApp app, string replacement, Action<JsonObject>? change = null, bool withRival = true)
    {
        var played = await app.ATenderForBids(t =>
        {
            t["settings"] = new JsonObject { ["memberReplacement"] = replacement };
            change?.Invoke(t);
        });
        var (lead, partner, third, rival) = (await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"), await app.AFreelancer("Derde"), await app.AFreelancer("Hof van Heer"));
        var formed = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 5000), (partner, 3000), (third, 2000));
        var bid = (await lead.Bids(played, BidScenes.ABidOf(formed))).ShouldBe(HttpStatusCode.Created).Id;
        var other = withRival ? (await rival.Bids(played, BidScenes.ABid(60_000.22m))).ShouldBe(HttpStatusCode.Created).Id : "";
        return new Three(app, played, lead, partner, third, formed, bid, rival, other);
    }

    /// <summary>Declares that no ground for exclusion applies, or that one does.</summary>
    public static async Task Declares(this Person she, RegisterApp app, string? applies = null) =>
        await she.FillsIn([.. (await app.Anyone().Get("/v1/self-declaration-form"))["exclusionGrounds"]!.AsArray()
            .Select(q => (JsonNode?)new JsonObject { ["code"] = q!.Text("code"), ["answer"] = q!.Text("code") == applies })]);

    /// <summary>How often she was told something of this kind.</summary>
    public static async Task<int> Told(this Person she, string kind) => (await she.Client.Get("/v1/notices"))["items"]!.AsArray().Count(n => n!.Text("kind") == kind);

    /// <summary>Lets the term for the others pass.</summary>
    public static async Task TermPasses(this Three three, ApiClient panel) =>
        three.App.Clock.MoveTo(DutchTime.EndOf(DateOnly.Parse((await three.Listed(panel)).Text("lastDay"))));
}
