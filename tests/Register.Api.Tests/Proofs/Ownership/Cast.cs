using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Access;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Tenders;
using Register.Infrastructure.Security;
using Scope = Register.Domain.Freelancers.Scope;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Those who ask, and what they make together.</summary>
internal sealed record Cast(RegisterApp App, Person She, Person Fellow, Person Gone, Person Rival, Person Stranger, Buyer Buyer, Buyer OtherBuyer, IReadOnlyDictionary<Who, ApiClient> Clients)
{
    private const Duties Everything = Duties.Publish | Duties.Open | Duties.Evaluate | Duties.Verify | Duties.Audit;

    /// <summary>What she and others wrote that is not for everybody, with those it is for.</summary>
    public Secrets Secrets { get; } = new();

    public required string Kvk { get; init; }
    public required Guid Platform { get; init; }
    public required string GrantId { get; init; }

    public ApiClient Authority => Clients[Who.Authority];

    public static async Task<Cast> Of(RegisterApp app)
    {
        var profile = FreelancerScenes.AProfile(p =>
        {
            (p["name"], p["legalForm"], p["vatId"]) = ("Wilhelmina Kruidhof", "legalPerson", "NL111222333B01");
            (p["email"], p["phone"], p["description"]) = ("wil@kruidhof.example", "+31 43 555 01 77", "Niets dan kruidentuinen.");
            (p["skills"], p["publicFields"]) = (new JsonArray("kruidenspiraal"), new JsonArray());
        });
        var she = await app.Registered(profile);
        var (fellow, gone, rival, stranger) = (await app.AFreelancer("Fenna Fellow"), await app.AFreelancer("Gonda Gegaan"), await app.AFreelancer("Rita Rivaal"), await app.AFreelancer("Vera Vreemd", "05"));
        var (authority, other) = (await app.AnAuthority(), await app.AnAuthority("Gemeente Beek"));
        var (platform, ended) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (itself, former) = (await app.APlatform(platform), await app.APlatform(ended));
        var grant = (await she.Grants(app, platform, Enum.GetValues<Scope>())).ShouldBe(HttpStatusCode.Created);
        var over = (await she.Grants(app, ended, Enum.GetValues<Scope>())).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Delete($"/v1/grants/{over.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        var (carla, beek) = (await app.APersonAt(authority, Everything, "Carla"), await app.APersonAt(other, Everything, "Bea"));
        return new Cast(app, she, fellow, gone, rival, stranger, new Buyer(authority, carla), new Buyer(other, beek), new Dictionary<Who, ApiClient>
        {
            [Who.She] = she.Client, [Who.Fellow] = fellow.Client, [Who.Gone] = gone.Client, [Who.Rival] = rival.Client, [Who.Stranger] = stranger.Client,
            [Who.HerPlatform] = app.For(she.Id, itself), [Who.PlatformItself] = itself, [Who.StrangersPlatform] = await app.HerPlatform(stranger, Enum.GetValues<Scope>()),
            [Who.EndedPlatform] = app.For(she.Id, former), [Who.Authority] = carla, [Who.OtherAuthority] = beek, [Who.Operator] = await app.AnOperator(), [Who.Nobody] = app.Anyone(),
        }) { Kvk = profile["identifier"]!.Text("id"), Platform = platform, GrantId = grant.Id };
    }

    /// <summary>The freelancer as whom somebody asks, if it is one.</summary>
    public string? FreelancerOf(Who who) => who switch
    {
        Who.She or Who.HerPlatform => She.Id, Who.Fellow => Fellow.Id, Who.Gone => Gone.Id, Who.Rival => Rival.Id, Who.Stranger or Who.StrangersPlatform => Stranger.Id, _ => null,
    };

    /// <summary>A published tender with one lot, of the authority or of the other.</summary>
    public async Task<Played> Tender(Action<JsonObject>? change = null, Buyer? buyer = null)
    {
        var tender = await (buyer ?? Buyer).Publishes(App, change);
        return new Played(App, buyer ?? Buyer, tender.Id, tender["lots"]![0]!.Text("id")) { Deadline = tender["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>() };
    }

    /// <summary>Her consortium with the fellow for a lot, which a third left; both accepted.</summary>
    public async Task<string> Consortium(Played played)
    {
        var formed = (await She.Forms(new OpenLot(played.TenderId, played.LotId), (She, 5000), (Fellow, 3000), (Gone, 2000))).Id;
        (await Gone.Client.Delete($"/v1/consortia/{formed}/members/{Gone.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        var left = await She.Client.Get($"/v1/consortia/{formed}");
        (await She.Client.Put($"/v1/consortia/{formed}", ConsortiumScenes.Terms(She, (She, 6000), (Fellow, 4000)), left.ETag)).ShouldBe(HttpStatusCode.OK);
        foreach (var member in (Person[])[She, Fellow]) (await member.Accepts(formed)).ShouldBe(HttpStatusCode.OK);
        return formed;
    }

    /// <summary>A bid of somebody else: the key of the lot, which is made for the first and not undone with it, is there.</summary>
    public async Task SomebodyBids(Played played, Person? who = null) => (await (who ?? await App.AFreelancer("Iemand")).Bids(played, BidScenes.ABid(70_000))).ShouldBe(HttpStatusCode.Created);

    /// <summary>A lot for which her consortium and the rival bid.</summary>
    public async Task<Lot> Bid(Action<JsonObject>? change = null)
    {
        var played = await Tender(change);
        var consortium = await Consortium(played);
        var bid = BidScenes.ABidOf(consortium);
        bid["offer"]!["answers"]![0]!["text"] = "Wij zaaien bernagie.";
        var hers = (await She.Bids(played, bid)).ShouldBe(HttpStatusCode.Created).Id;
        return new Lot(this, played, consortium, hers, (await Rival.Bids(played, BidScenes.ABid(60_000.22m, "Ik plant meidoorn."))).ShouldBe(HttpStatusCode.Created).Id);
    }
}

/// <summary>A lot with two bids: the consortium's at 52 417.93, and the rival's.</summary>
internal sealed record Lot(Cast Cast, Played Played, string Consortium, string Bid, string RivalBid)
{
    public string Place => $"/v1/lots/{Played.LotId}";

    /// <summary>Gives scores with which the consortium wins, or loses.</summary>
    public async Task<Lot> Scored(bool wins = true)
    {
        (await Cast.Authority.Post($"{Place}/scores", AwardScenes.Scores((Bid, wins ? 90 : 40, "Bernagie is raak."), (RivalBid, wins ? 40 : 90, "Meidoorn is mager.")))).ShouldBe(HttpStatusCode.OK);
        return this;
    }

    public async Task<Lot> Decided(bool wins = true)
    {
        await Scored(wins);
        (await Cast.Authority.Post($"{Place}/award-decision", new { characteristics = "Een ploeg uit de wijk." })).ShouldBe(HttpStatusCode.OK);
        return this;
    }
}
