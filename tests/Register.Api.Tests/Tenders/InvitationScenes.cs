using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.Tenders;

/// <summary>Tenders by invitation, and draws, over HTTP.</summary>
internal static class InvitationScenes
{
    public const string PublicValue = "ronde 4417: 9f86d081";

    /// <summary>A published tender to which several are invited.</summary>
    public static Task<Played> ATenderByInvitation(this RegisterApp app, Action<JsonObject>? change = null) => app.ATenderForBids(t =>
    {
        t["procedure"] = "invited";
        change?.Invoke(t);
    });

    /// <summary>Freelancers in a sector of their own.</summary>
    public static async Task<List<Person>> InSector(this RegisterApp app, string sector, int count, Action<JsonObject>? with = null)
    {
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
            people.Add(await app.Registered(FreelancerScenes.AProfile(p =>
            {
                p["sectors"] = new JsonArray(sector);
                with?.Invoke(p);
            })));
        return people;
    }

    /// <summary>A draw as it is asked for: three by lot in a sector; change what the test is about.</summary>
    public static JsonObject ADraw(this RegisterApp app, string sector, Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["method"] = "random", ["number"] = 3, ["criteria"] = new JsonObject { ["sectors"] = new JsonArray(sector) },
            ["publicValue"] = new JsonObject { ["source"] = "drand, ronde 4417", ["knownFrom"] = app.Clock.GetUtcNow().AddDays(1).ToString("O") },
        };
        change?.Invoke(body);
        return body;
    }

    /// <summary>The same without chance: chosen people with reasons.</summary>
    public static JsonObject Choosing(this JsonObject draw, params Person[] people)
    {
        draw["method"] = "manual";
        draw.Remove("number");
        draw.Remove("publicValue");
        draw["chosen"] = new JsonArray([.. people.Select(p => (JsonNode)new JsonObject { ["freelancerId"] = p.Id, ["reason"] = "Kent de wijk." })]);
        return draw;
    }

    public static string DrawsPlace(this Played played) => $"/v1/tenders/{played.TenderId}/draws";

    public static async Task<Answer> Prepares(this Played played, JsonObject draw) =>
        (await played.Buyer.Client.Post(played.DrawsPlace(), draw)).ShouldBe(HttpStatusCode.Created);

    /// <summary>Waits for the public value and lets the invitations go out.</summary>
    public static async Task<Answer> Sends(this Played played, Answer draw)
    {
        if (draw["source"] is not { } source) return (await played.TriesToSend(draw, null)).ShouldBe(HttpStatusCode.OK);
        var known = source["knownFrom"]!.GetValue<DateTimeOffset>();
        if (played.App.Clock.GetUtcNow() < known) played.App.Clock.MoveTo(known);
        return (await played.TriesToSend(draw)).ShouldBe(HttpStatusCode.OK);
    }

    public static Task<Answer> TriesToSend(this Played played, Answer draw, string? publicValue = PublicValue) =>
        played.Buyer.Client.Post($"{played.DrawsPlace()}/{draw.Id}/invitations", publicValue is null ? "{}" : new JsonObject { ["publicValue"] = publicValue });

    /// <summary>Invites exactly these.</summary>
    public static async Task<Answer> Invites(this Played played, string sector, params Person[] people) =>
        await played.Sends(await played.Prepares(played.App.ADraw(sector).Choosing(people)));

    public static Task<Answer> Declines(this Person person, Played played, Answer draw) =>
        person.Client.Post($"{played.DrawsPlace()}/{draw.Id}/declination", new { reason = "Ik zit vol." });

    /// <summary>The ids of those with this outcome, as the authority reads them.</summary>
    public static List<string> With(this Answer draw, string outcome) =>
        [.. draw["candidates"]!.AsArray().Concat(draw["excluded"]!.AsArray()).Where(c => c!.Text("outcome") == outcome).Select(c => c!.Text("freelancerId"))];

    public static JsonNode Of(this Answer draw, Person person) =>
        draw["candidates"]!.AsArray().Concat(draw["excluded"]!.AsArray()).Single(c => c!["freelancerId"]?.GetValue<string>() == person.Id)!;
}
