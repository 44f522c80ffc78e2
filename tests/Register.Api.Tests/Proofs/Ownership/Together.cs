using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Consortia;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>What she does with others before there is a bid: clusters, consortia, parts of the price, reliances.</summary>
internal static class Together
{
    public static async Task<List<Call>> Calls(Cast cast) => [.. await Clusters(cast), .. await Consortia(cast), .. await Reliances(cast)];

    private static async Task<IEnumerable<Call>> Clusters(Cast cast)
    {
        var (app, she, fellow) = (cast.App, cast.She, cast.Fellow);
        var (hers, theirs) = (await app.ACluster(she), await app.ACluster(fellow));
        foreach (var member in (Person[])[fellow, cast.Gone]) await member.Joins(hers, she);
        (await cast.Gone.Client.Delete($"/v1/clusters/{hers}/members/{cast.Gone.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Put($"/v1/clusters/{hers}/members/{she.Id}/consent", null, null)).ShouldBe(HttpStatusCode.OK);
        (await fellow.Client.Post($"/v1/clusters/{theirs}/members", new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.OK);
        var cluster = new Thing("her cluster", Who.Everybody, ("clusterId", hers));
        Thing Member(string name, string of, Person person) => new(name, Who.Everybody, ("clusterId", of), ("freelancerId", person.Id));
        var lot = await cast.Tender();
        return
        [
            new("GetCluster", cluster, Who.Everybody), new("ListClusters", cluster, Who.Everybody) { Query = _ => $"memberId={she.Id}", Shown = hers },
            new("ChangeCluster", cluster, Who.Hers) { Body = _ => ClusterScenes.Description("Groen Wyck") },
            new("AddClusterMember", cluster, Who.Hers) { Body = _ => new { freelancerId = cast.Rival.Id } },
            new("AcceptClusterInvitation", Member("her invitation to a cluster", theirs, she), Who.Hers),
            new("ConsentToPooling", Member("her own membership", hers, she), Who.She), new("TakeBackConsentToPooling", Member("her own membership", hers, she), Who.She),
            new("MatchCluster", cluster, Who.HerTeam), new("RemoveClusterMember", Member("the fellow's membership", hers, fellow), Who.HerTeam),
            new("FormConsortium", cluster, Who.HerTeam)
            {
                Body = id => new { lot.TenderId, lot.LotId, clusterId = id, mandate = "Namens ons.", liability = "jointAndSeveral" },
            },
        ];
    }

    private static async Task<IEnumerable<Call>> Consortia(Cast cast)
    {
        var (she, fellow) = (cast.She, cast.Fellow);
        var lot = await cast.Tender(t => t["settings"] = new JsonObject { ["pricePartsHidden"] = true });
        var id = await cast.Consortium(lot);
        await cast.SomebodyBids(lot);
        foreach (var (who, part) in ((Person, decimal)[])[(she, 30_117.31m), (fellow, 20_223.47m)])
            (await who.Client.Put($"/v1/consortia/{id}/price-parts/{who.Id}", new { amount = new { amount = part, currency = "EUR" } }, null)).ShouldBe(HttpStatusCode.OK);
        cast.Secrets.For(Who.She, "30117.31");
        cast.Secrets.For(Who.Fellow, "20223.47");
        var consortium = new Thing("her consortium", Who.HerTeam, ("consortiumId", id));
        Thing Of(string name, Person person) => new(name, Who.HerTeam, ("freelancerId", person.Id), ("consortiumId", id));
        object Terms(string _) => ConsortiumScenes.Terms(she, (she, 7000), (fellow, 3000));
        var hash = (await she.Client.Get($"/v1/consortia/{id}")).Text.Split("\"termsHash\":\"")[1].Split('"')[0];
        var amount = new { amount = new { amount = 19_000, currency = "EUR" } };
        var bid = BidScenes.ABidOf(id);
        bid["offer"]!.AsObject().Remove("price");
        JsonObject Bid(string of)
        {
            var made = bid.DeepClone().AsObject();
            made["consortiumId"] = of;
            return made;
        }

        var published = new Thing("her consortium, for a bid", Who.HerTeam, ("lotId", lot.LotId), ("tenderId", lot.TenderId), ("consortiumId", id));
        return
        [
            new("FormConsortium", new Thing("a lot", Who.Everybody, ("lotId", lot.LotId)), Who.HerTeam) { Body = _ => ConsortiumScenes.Proposal(new OpenLot(lot.TenderId, lot.LotId), (she, 6000), (fellow, 4000)) },
            new("ListConsortia", consortium, Who.HerTeam) { Query = _ => $"lotId={lot.LotId}", Shown = id }, new("GetConsortium", consortium, Who.HerTeam),
            new("ChangeConsortium", consortium, Who.Hers) { Body = Terms },
            new("AddConsortiumMember", consortium, Who.Hers) { Body = _ => new { freelancerId = cast.Gone.Id, shareBasisPoints = 1000, performs = Array.Empty<string>() } },
            new("AcceptConsortiumTerms", Of("her own signature", she), Who.She) { Body = _ => new { termsHash = hash } },
            new("AcceptConsortiumTerms", Of("the fellow's signature", fellow), Who.Fellow) { Body = _ => new { termsHash = hash } },
            new("GetConsortiumCoverage", consortium, Who.HerTeam), new("GetPriceParts", consortium, Who.She | Who.Fellow),
            new("HandInPricePart", Of("her own part of the price", she), Who.She) { Body = _ => amount }, new("HandInPricePart", Of("the fellow's part of the price", fellow), Who.Fellow) { Body = _ => amount },
            new("RemoveConsortiumMember", Of("the fellow's membership", fellow), Who.HerTeam),
            new("SubmitBid", published, Who.Hers) { Body = Bid },
            new("SubmitBids", published, Who.Hers) { Body = of => new JsonObject { ["bids"] = new JsonArray(With(Bid(of), lot.LotId)) } },
            new("DraftBid", published, Who.Freelancers | Who.HerPlatform | Who.StrangersPlatform) { Body = Bid },
            new("CheckEligibility", published, Who.HerTeam) { Body = of => new { lotId = lot.LotId, bidder = new { consortiumId = of } } },
            new("CheckEligibility", new Thing("herself, for a lot", Who.Everybody, ("tenderId", lot.TenderId), ("freelancerId", she.Id)), Who.Hers) { Body = of => new { lotId = lot.LotId, bidder = new { freelancerId = of } } },
        ];
    }

    private static async Task<IEnumerable<Call>> Reliances(Cast cast)
    {
        var (she, fellow) = (cast.She, cast.Fellow);
        var lot = await cast.Tender(t => t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "team", ["kind"] = "teamSize", ["minimum"] = 1 }));
        var consortium = await cast.Consortium(lot);
        var made = (await fellow.Client.Post($"/v1/lots/{lot.LotId}/reliances", new { freelancerId = she.Id, conditions = new[] { "team" } })).ShouldBe(HttpStatusCode.Created).Id;
        var reliance = new Thing("the fellow's reliance on her", Who.HerTeam, ("relianceId", made));
        return
        [
            new("ProposeReliance", new Thing("a lot, for her consortium", Who.HerTeam, ("lotId", lot.LotId), ("consortiumId", consortium)), Who.HerTeam)
            {
                Body = of => new { consortiumId = of, freelancerId = cast.Rival.Id, conditions = new[] { "team" } },
            },
            new("ListReliances", reliance, Who.Hers) { Shown = made }, new("ListReliances", reliance with { Name = "the fellow's reliance on her, as the bidder" }, Who.Fellow) { Query = _ => "as=bidder", Shown = made }, new("GetReliance", reliance, Who.HerTeam),
            new("CommitToReliance", reliance, Who.She) { Body = _ => new { statement = "Ik sta met mijn schoffel klaar." } }, new("EndReliance", reliance, Who.HerTeam),
        ];
    }

    private static JsonObject With(JsonObject bid, string lot)
    {
        bid["lotId"] = lot;
        return bid;
    }
}
