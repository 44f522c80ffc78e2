using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Consortia;

namespace Register.Api.Tests.Bids;

/// <summary>A consortium that changes after it bid and before the deadline.</summary>
public sealed class ConsortiumChangeTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private sealed record Bidding(Played Played, Person Lead, Person Partner, Person Third, string Consortium, string Bid);

    private async Task<Bidding> ABidOfThree()
    {
        var (played, lead, partner, third) = (await app.ATenderForBids(), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"), await app.AFreelancer("Derde"));
        var formed = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 5000), (partner, 3000), (third, 2000));
        var bid = BidScenes.ABidOf(formed);
        return new Bidding(played, lead, partner, third, formed, (await lead.Bids(played, bid)).ShouldBe(HttpStatusCode.Created).Id);
    }

    private static async Task Leaves(Bidding b, Person member) =>
        (await member.Client.Delete($"/v1/consortia/{b.Consortium}/members/{member.Id}", null)).ShouldBe(HttpStatusCode.NoContent);

    private static async Task<int> Warnings(Person person) =>
        (await person.Client.Get("/v1/notices"))["items"]!.AsArray().Count(n => n!.Text("kind") == "consortiumChanged");

    private static async Task<(string Status, string? Reason, string[] Through)> Outcome(Person person, string bid)
    {
        var seen = (await person.Client.Get($"/v1/bids/{bid}")).ShouldBe(HttpStatusCode.OK);
        var fall = JsonNode.Parse(seen.Text)!["fall"];
        return (seen["status"]!.GetValue<string>(), fall?.Text("reason"), [.. fall?["through"]!.AsArray().Select(t => t!.GetValue<string>()) ?? []]);
    }

    [Fact]
    public async Task A_bid_falls_when_a_member_left_and_all_are_warned_before()
    {
        var b = await ABidOfThree();
        await Leaves(b, b.Third);
        foreach (var person in (Person[])[b.Lead, b.Partner, b.Third]) (await Warnings(person)).ShouldBe(1);
        // The others agree to go on without her, and still the bid is one of three.
        foreach (var person in (Person[])[b.Lead, b.Partner]) await person.Accepts(b.Consortium);

        var record = await b.Played.Open();
        record["bids"]!.AsArray().ShouldBeEmpty();
        var fallen = record["fallen"]!.AsArray().ShouldHaveSingleItem()!;
        (fallen.Text("bidId"), fallen["fall"]!.Text("reason")).ShouldBe((b.Bid, "consortiumChanged"));
        var (status, reason, through) = await Outcome(b.Lead, b.Bid);
        (status, reason).ShouldBe(("fallen", "consortiumChanged"));
        through.ShouldBe([b.Third.Id]);
        (await b.Third.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldContain(n => n!.Text("kind") == "bidPutAside");
    }

    [Fact]
    public async Task Who_leaves_and_bids_alone_is_in_no_conflict_with_the_bid_that_fell()
    {
        var b = await ABidOfThree();
        await Leaves(b, b.Third);
        (await b.Lead.Client.Post($"/v1/bids/{b.Bid}/withdrawal")).ShouldBe(HttpStatusCode.OK);
        var alone = (await b.Third.Bids(b.Played)).ShouldBe(HttpStatusCode.Created).Id;
        (await b.Played.Open())["conflicts"]!.AsArray().ShouldBeEmpty();
        (await Outcome(b.Third, alone)).Status.ShouldBe("opened");
    }

    [Fact]
    public async Task Without_the_one_who_left_the_others_withdraw_and_bid_anew()
    {
        var b = await ABidOfThree();
        await Leaves(b, b.Third);
        foreach (var person in (Person[])[b.Lead, b.Partner]) await person.Accepts(b.Consortium);
        (await b.Lead.Client.Post($"/v1/bids/{b.Bid}/withdrawal")).ShouldBe(HttpStatusCode.OK);
        var bid = BidScenes.ABidOf(b.Consortium);
        var anew = (await b.Lead.Bids(b.Played, bid)).ShouldBe(HttpStatusCode.Created).Id;
        await b.Played.Open();
        (await Outcome(b.Partner, anew)).Status.ShouldBe("opened");
    }

    [Fact]
    public async Task New_terms_that_somebody_did_not_accept_make_the_bid_fall_through_her_and_accepted_ones_do_not()
    {
        foreach (var accepting in (bool[])[false, true])
        {
            var b = await ABidOfThree();
            var seen = (await b.Lead.Client.Get($"/v1/consortia/{b.Consortium}")).ShouldBe(HttpStatusCode.OK);
            var terms = ConsortiumScenes.Terms(b.Lead, (b.Lead, 4000), (b.Partner, 4000), (b.Third, 2000));
            (await b.Lead.Client.Put($"/v1/consortia/{b.Consortium}", terms, seen.ETag)).ShouldBe(HttpStatusCode.OK);
            (await Warnings(b.Partner)).ShouldBe(1);
            foreach (var person in accepting ? [b.Lead, b.Partner, b.Third] : (Person[])[b.Lead, b.Third]) (await person.Accepts(b.Consortium)).ShouldBe(HttpStatusCode.OK);
            await b.Played.Open();
            var (status, _, through) = await Outcome(b.Lead, b.Bid);
            status.ShouldBe(accepting ? "opened" : "fallen");
            through.ShouldBe(accepting ? [] : [b.Partner.Id]);
        }
    }

    [Fact]
    public async Task Each_change_that_makes_the_bid_fall_is_told_to_all_who_are_in_the_bid_and_to_nobody_else()
    {
        var (b, fourth, rival) = (await ABidOfThree(), await app.AFreelancer("Vierde"), await app.AFreelancer("Hof van Heer"));
        (await rival.Bids(b.Played)).ShouldBe(HttpStatusCode.Created);
        (await b.Lead.Client.Post($"/v1/consortia/{b.Consortium}/members", new { freelancerId = fourth.Id, shareBasisPoints = 1000, performs = Array.Empty<string>() })).ShouldBe(HttpStatusCode.OK);
        foreach (var person in (Person[])[b.Lead, b.Partner, b.Third]) (await Warnings(person)).ShouldBe(1);
        var seen = await b.Lead.Client.Get($"/v1/consortia/{b.Consortium}");
        (await b.Lead.Client.Put($"/v1/consortia/{b.Consortium}", ConsortiumScenes.Terms(b.Partner, (b.Lead, 4000), (b.Partner, 4000), (b.Third, 2000)), seen.ETag)).ShouldBe(HttpStatusCode.OK);
        foreach (var person in (Person[])[b.Lead, b.Partner, b.Third]) (await Warnings(person)).ShouldBe(2);
        foreach (var person in (Person[])[fourth, rival]) (await Warnings(person)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_warned_where_no_bid_hangs_on_it()
    {
        var (withdrawn, opened) = (await ABidOfThree(), await ABidOfThree());
        (await withdrawn.Lead.Client.Post($"/v1/bids/{withdrawn.Bid}/withdrawal")).ShouldBe(HttpStatusCode.OK);
        await Leaves(withdrawn, withdrawn.Third);
        await opened.Played.Open();
        await Leaves(opened, opened.Third);
        foreach (var person in (Person[])[withdrawn.Lead, withdrawn.Partner, withdrawn.Third, opened.Lead, opened.Partner, opened.Third]) (await Warnings(person)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_leaves_the_register_leaves_her_consortia_and_the_bid_falls()
    {
        var b = await ABidOfThree();
        var seen = await b.Third.Client.Get($"/v1/freelancers/{b.Third.Id}");
        (await b.Third.Client.Delete($"/v1/freelancers/{b.Third.Id}", seen.ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await Warnings(b.Lead)).ShouldBe(1);
        await b.Played.Open();
        (await Outcome(b.Lead, b.Bid)).Reason.ShouldBe("consortiumChanged");
    }
}
