using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Consortia;

namespace Register.Api.Tests.Bids;

/// <summary>One undertaking in more than one bid for a lot.</summary>
public sealed class ConflictTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private Task<Played> ATender(string policy) => app.ATenderForBids(t => t["settings"] = new JsonObject { ["conflicts"] = policy });

    private static Task<string> Together(Played played, Person lead, params Person[] others)
    {
        var share = 10_000 / (others.Length + 1);
        return lead.Together(new OpenLot(played.TenderId, played.LotId), [(lead, 10_000 - (share * others.Length)), .. others.Select(o => (o, share))]);
    }

    private static JsonObject Bid(string? consortium, string? statement = null)
    {
        var bid = consortium is null ? BidScenes.ABid() : BidScenes.ABidOf(consortium);
        if (statement is not null) bid["offer"]!["independenceStatement"] = statement;
        return bid;
    }

    private static async Task<string> HandsIn(Person person, Played played, string? consortium = null, string? statement = null) =>
        (await person.Bids(played, Bid(consortium, statement))).ShouldBe(HttpStatusCode.Created).Id;

    private static async Task<JsonNode> Seen(Person person, string bid) => JsonNode.Parse((await person.Client.Get($"/v1/bids/{bid}")).ShouldBe(HttpStatusCode.OK).Text)!;

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(n => n!.GetValue<string>())];

    private static async Task Connects(Person person, string kvk)
    {
        var seen = (await person.Client.Get($"/v1/freelancers/{person.Id}")).ShouldBe(HttpStatusCode.OK);
        (await person.Client.Put($"/v1/freelancers/{person.Id}", Profile(seen, ("NL-KVK", kvk)).ToJsonString(), seen.ETag)).ShouldBe(HttpStatusCode.OK);
    }

    private static JsonObject Profile(Answer seen, params (string Scheme, string Id)[] firms) => new()
    {
        ["name"] = seen["name"]!.DeepClone(), ["identifier"] = seen["identifier"]!.DeepClone(), ["email"] = "groen@example.nl",
        ["sectors"] = seen["sectors"]!.DeepClone(), ["homeDistrict"] = "WK093501", ["workAreas"] = seen["workAreas"]!.DeepClone(),
        ["connectedFirms"] = new JsonArray([.. firms.Select(f => new JsonObject { ["scheme"] = f.Scheme, ["id"] = f.Id })]),
    };

    private static async Task<string> Kvk(Person person) => (await person.Client.Get($"/v1/freelancers/{person.Id}"))["identifier"]!.Text("id");

    [Fact]
    public async Task Both_may_stand_until_the_opening_and_then_both_fall_and_are_told_why()
    {
        var (played, lead, partner, third) = (await ATender("refuseBoth"), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"), await app.AFreelancer("Derde"));
        var consortium = await Together(played, lead, partner);
        var alone = await HandsIn(partner, played);
        var together = await HandsIn(lead, played, consortium);
        var stands = await HandsIn(third, played);
        (await Seen(lead, together)).Text("status").ShouldBe("submitted");

        var record = await played.Open();
        Texts(new JsonArray([.. record["bids"]!.AsArray().Select(b => b!["bidId"]!.DeepClone())])).ShouldBe([stands]);
        record["conflictPolicy"]!.GetValue<string>().ShouldBe("refuseBoth");
        var conflict = record["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        Texts(conflict["bids"]).ShouldBe([alone, together], ignoreOrder: true);
        Texts(conflict["fell"]).ShouldBe([alone, together], ignoreOrder: true);
        var link = conflict["links"]!.AsArray().ShouldHaveSingleItem()!;
        (link.Text("kind"), link.Text("first"), link.Text("second")).ShouldBe(("same", partner.Id, partner.Id));
        foreach (var (person, bid) in new[] { (partner, alone), (lead, together), (partner, together) })
        {
            var seen = await Seen(person, bid);
            (seen.Text("status"), seen["fall"]!.Text("reason")).ShouldBe(("fallen", "conflict"));
            Texts(seen["fall"]!["through"]).ShouldBe([partner.Id]);
            seen["offer"].ShouldBeNull();
            (await person.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldContain(n => n!.Text("kind") == "bidPutAside");
        }
        (await lead.Client.Get($"/v1/bids/{alone}")).ShouldBe(HttpStatusCode.NotFound);
        (await third.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldNotContain(n => n!.Text("kind") == "bidPutAside");
        (await played.Buyer.Client.Get($"/v1/lots/{played.LotId}/bids"))["items"]!.AsArray().ShouldHaveSingleItem()!.Text("id").ShouldBe(stands);
        (await played.Buyer.Client.Get($"/v1/bids/{alone}")).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("fallen");
        (await played.Buyer.Client.Get($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.OK)["conflicts"]!.AsArray().ShouldHaveSingleItem();
        (await third.Client.Get($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_member_is_told_of_her_own_bid_but_the_lead_of_nobody_elses()
    {
        var (played, lead, partner, other) = (await ATender("refuseBoth"), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"), await app.AFreelancer("Ander"));
        var second = await Together(played, other, partner);
        await HandsIn(lead, played, await Together(played, lead, partner));
        (await partner.Bids(played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.one-per-undertaking");
        (await lead.Bids(played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.one-per-undertaking");
        (await other.Bids(played, Bid(second))).ShouldBe(HttpStatusCode.Created);
        (await other.Bids(played, Bid(second))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.one-per-undertaking");
    }

    [Fact]
    public async Task A_bid_that_was_withdrawn_in_time_takes_no_other_with_it()
    {
        var (played, lead, partner) = (await ATender("refuseBoth"), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        var consortium = await Together(played, lead, partner);
        var alone = await HandsIn(partner, played);
        var together = await HandsIn(lead, played, consortium);
        (await partner.Client.Post($"/v1/bids/{alone}/withdrawal")).ShouldBe(HttpStatusCode.OK);
        (await played.Open())["conflicts"]!.AsArray().ShouldBeEmpty();
        (await Seen(lead, together)).Text("status").ShouldBe("opened");
    }

    [Fact]
    public async Task The_bid_made_alone_is_kept_and_the_consortium_falls()
    {
        var (played, lead, partner) = (await ATender("keepSolo"), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        var together = await HandsIn(lead, played, await Together(played, lead, partner));
        var alone = await HandsIn(partner, played);
        Texts((await played.Open())["conflicts"]![0]!["fell"]).ShouldBe([together]);
        (await Seen(partner, alone)).Text("status").ShouldBe("opened");
        (await Seen(lead, together))["fall"]!.Text("reason").ShouldBe("conflict");
    }

    [Fact]
    public async Task With_a_statement_of_independence_from_everybody_both_stand()
    {
        var (played, lead, partner) = (await ATender("allowWithStatement"), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        var consortium = await Together(played, lead, partner);
        var refused = (await partner.Bids(played)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("bid.statement-missing");
        refused["errors"]![0]!.Text("pointer").ShouldBe("/offer/independenceStatement");
        (await partner.Bids(played, Bid(null, ""))).ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("pointer").ShouldBe("/offer/independenceStatement");
        var alone = await HandsIn(partner, played, null, "Mijn prijs is alleen bij mij bekend.");
        var together = await HandsIn(lead, played, consortium, "De partner rekende niet mee.");
        var record = await played.Open();
        record["bids"]!.AsArray().Count.ShouldBe(2);
        var conflict = record["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        Texts(conflict["bids"]).ShouldBe([alone, together], ignoreOrder: true);
        conflict["fell"]!.AsArray().ShouldBeEmpty();
        (await Seen(partner, alone))["offer"]!.Text("independenceStatement").ShouldBe("Mijn prijs is alleen bij mij bekend.");
    }

    [Fact]
    public async Task Connected_firms_are_declared_in_private_and_found_at_the_opening()
    {
        var (played, owner, firm, stranger) = (await ATender("refuseBoth"), await app.AFreelancer("Eigenaar"), await app.AFreelancer("Dochter"), await app.AFreelancer("Vreemde"));
        await Connects(owner, await Kvk(firm));
        (await stranger.Client.Get($"/v1/freelancers/{owner.Id}")).Text.ShouldNotContain("connectedFirms");
        (await owner.Client.Get($"/v1/freelancers/{owner.Id}"))["connectedFirms"]!.AsArray().Count.ShouldBe(1);
        var (first, second) = (await HandsIn(owner, played), await HandsIn(firm, played));
        // What is declared when the bid is handed in counts: taking it back afterwards helps nobody.
        await Connects(owner, "99999999");
        var link = (await played.Open())["conflicts"]!.AsArray().ShouldHaveSingleItem()!["links"]!.AsArray().ShouldHaveSingleItem()!;
        link.Text("kind").ShouldBe("connected");
        Texts((await Seen(firm, second))["fall"]!["through"]).ShouldBe([firm.Id]);
        Texts((await Seen(owner, first))["fall"]!["through"]).ShouldBe([owner.Id]);
    }

    [Fact]
    public async Task Flawed_connected_firms_are_refused_at_their_place()
    {
        var person = await app.AFreelancer();
        var seen = await person.Client.Get($"/v1/freelancers/{person.Id}");
        async Task<string> Pointer(params (string, string)[] firms) => (await person.Client.Put($"/v1/freelancers/{person.Id}", Profile(seen, firms).ToJsonString(), seen.ETag))
            .ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("pointer");
        (await Pointer(("NL-KVK", "12345678"), ("NL-KVK", "12"))).ShouldBe("/connectedFirms/1/id");
        (await Pointer(("FR-RCS", "12345678"))).ShouldBe("/connectedFirms/0/scheme");
        (await Pointer(("NL-KVK", "12345678"), ("NL-KVK", "1234 5678"))).ShouldBe("/connectedFirms");
        (await Pointer([.. Enumerable.Range(10_000_000, 21).Select(i => ("NL-KVK", $"{i}"))])).ShouldBe("/connectedFirms");
    }

    [Theory]
    [InlineData("refuseBoth", 1)]
    [InlineData("keepSolo", 2)]
    public async Task Of_fifty_bids_at_once_alone_and_together_the_policy_says_how_many_are_taken(string policy, int taken)
    {
        var (played, lead, partner) = (await ATender(policy), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        var consortium = await Together(played, lead, partner);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => lead.Bids(played, Bid(i % 2 == 0 ? consortium : null))));
        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(taken);
        answers.Where(a => a.Status != HttpStatusCode.Created).ShouldAllBe(a => a.Code == "bid.one-per-undertaking");
    }

    [Fact]
    public async Task Who_lends_her_means_to_several_is_noted_and_no_bid_falls()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = new JsonArray(JsonNode.Parse("""
            { "kind": "anyOf", "id": "able", "conditions": [{ "kind": "sector", "id": "trade", "sectors": ["8130"] }, { "kind": "capacity", "id": "hours", "hoursPerWeek": 40 }] }
            """)));
        var (first, lender) = (await app.AFreelancer("Eerste"), await app.AFreelancer("Lener"));
        var reliance = (await first.Client.Post($"/v1/lots/{played.LotId}/reliances", new { freelancerId = lender.Id, conditions = new[] { "hours" } })).ShouldBe(HttpStatusCode.Created);
        (await lender.Client.Put($"/v1/reliances/{reliance.Id}/commitment", new { statement = "Ik doe mee." }, null)).ShouldBe(HttpStatusCode.OK);
        await HandsIn(first, played);
        await HandsIn(lender, played);
        var record = await played.Open();
        record["bids"]!.AsArray().Count.ShouldBe(2);
        record["conflicts"]!.AsArray().ShouldHaveSingleItem()!["links"]!.AsArray().ShouldHaveSingleItem()!.Text("kind").ShouldBe("reliedOn");
    }
}
