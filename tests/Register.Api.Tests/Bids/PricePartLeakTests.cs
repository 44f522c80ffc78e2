using System.Net;
using Register.Api.Tests.Proofs;

namespace Register.Api.Tests.Bids;

/// <summary>Everything the program writes and answers is searched for a price part before the bid is handed in.</summary>
public sealed class PricePartLeakTests : ListeningTests
{
    [Fact]
    public async Task Before_the_bid_a_part_is_nowhere_and_in_nobody_elses_answers()
    {
        var scene = await Priced.Of(app);
        (await scene.HandsIn(scene.Partner, 17_391.57m)).ShouldBe(HttpStatusCode.OK);
        (await scene.HandsIn(scene.Lead, 30_000)).ShouldBe(HttpStatusCode.OK);
        // A refused one must leave nothing either.
        (await scene.HandsIn(scene.Partner, 17_391.57m, by: scene.Lead)).ShouldBe(HttpStatusCode.Forbidden);
        string[] secrets = ["17391.57", "1739157", "17391,57", "17.391,57"];
        foreach (var secret in secrets) app.Traces(lines, secret).ShouldBeEmpty(secret);
        var callers = await Callers.Of(app, scene.Lead, scene.Played.Buyer.AuthorityId);
        foreach (var endpoint in Endpoints.All.Where(e => !e.IsCommand))
            foreach (var (name, client) in callers.Clients.Where(c => endpoint.Access.Allows(callers.Known[c.Key])))
            {
                var answer = await client.Get(Operations.Path(endpoint, part => part.Name switch
                {
                    "consortiumId" => scene.Consortium, "lotId" => scene.Played.LotId, "tenderId" => scene.Played.TenderId, "freelancerId" => scene.Lead.Id, _ => null,
                }));
                foreach (var secret in secrets) answer.Text.ShouldNotContain(secret, Case.Sensitive, $"{endpoint.Name} as {name}");
            }
        // The search is not blind: she reads and exports her own, and the lead reads it once the bid is in.
        (await scene.Partner.Client.Get(scene.Parts)).Text.ShouldContain("17391.57");
        (await scene.Partner.Client.Get($"/v1/freelancers/{scene.Partner.Id}/personal-data")).ShouldBe(HttpStatusCode.OK)["consortia"]![0]!["pricePart"]!["amount"]!.GetValue<decimal>().ShouldBe(17_391.57m);
        (await scene.Lead.Bids(scene.Played, scene.Bid())).ShouldBe(HttpStatusCode.Created);
        foreach (var secret in (string[])[.. secrets, "47391.57", "4739157"]) app.Traces(lines, secret).ShouldBeEmpty(secret);
        (await scene.Lead.Client.Get(scene.Parts)).Text.ShouldContain("17391.57");
        await scene.Played.Open();
        app.Traces(lines, "47391.57").ShouldNotBeEmpty("The search is blind.");
    }
}
