using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Purchasing;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Tests.Proofs;

/// <summary>A register in which the callers have something of everything, so that requests get as far as they can.</summary>
internal sealed record World(Callers Callers, IReadOnlyDictionary<string, string> Ids)
{
    public static async Task<World> Of(RegisterApp app)
    {
        var (she, other) = (await app.AFreelancer(), await app.AFreelancer());
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] =
            new JsonArray(new JsonObject { ["id"] = "c2", ["kind"] = "teamSize", ["minimum"] = 1 }));
        var lot = new OpenLot(played.TenderId, played.LotId);
        var ids = new Dictionary<string, string>
        {
            ["freelancerId"] = she.Id, ["authorityId"] = played.Buyer.AuthorityId.ToString(), ["tenderId"] = played.TenderId, ["lotId"] = played.LotId,
            ["evidenceId"] = (await she.Adds(FreelancerScenes.Insurance())).Id,
            ["clusterId"] = await app.ACluster(she),
            ["consortiumId"] = (await she.Forms(lot, (she, 6000), (other, 4000))).Id,
            ["setId"] = await played.Buyer.Client.ASet(PurchasingScenes.Insurance),
            ["number"] = "1", ["kind"] = "sector",
        };
        ids["relianceId"] = (await other.Client.Post($"/v1/lots/{lot.LotId}/reliances", new
        {
            firm = new { name = "Moederbedrijf", identifier = new { scheme = "NL-KVK", id = FreelancerScenes.NewKvk() }, statement = "Tot uw dienst." }, conditions = new[] { "c2" },
        })).Id;
        // On a lot of its own: one undertaking, one bid.
        var elsewhere = await app.ATenderForBids();
        ids["bidId"] = (await she.Bids(elsewhere)).ShouldBe(System.Net.HttpStatusCode.Created).Id;
        return new World(await Callers.Of(app, she, played.Buyer.AuthorityId), ids);
    }

    /// <summary>The caller's own thing for a part of a path, where there is one.</summary>
    public string? Own(Part part) => Ids.GetValueOrDefault(part.Name);
}
