using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;

namespace Register.Api.Tests.Tenders;

public sealed class InvitedTenderTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Theory]
    [InlineData("invited", "01")]
    [InlineData("direct", "02")]
    public async Task A_tender_by_invitation_is_there_for_its_invitees_only(string procedure, string sector)
    {
        var people = await app.InSector(sector, 4);
        var invited = people.Take(procedure == "direct" ? 1 : 3).ToArray();
        var played = await app.ATenderByInvitation(t => t["procedure"] = procedure);
        var stranger = await app.ABuyer("Gemeente Almere");
        await IsHiddenFrom(played, people[0].Client);
        await played.Invites(sector, invited);
        foreach (var person in invited) await IsThereFor(played, person.Client);
        await IsThereFor(played, played.Buyer.Client);
        await IsThereFor(played, await app.AnOperator());
        foreach (var other in new[] { people[3].Client, app.Anyone(), await app.APlatform(), stranger.Client }) await IsHiddenFrom(played, other);
        (await people[3].Client.Post($"/v1/tenders/{played.TenderId}/eligibility-checks", Check(played, people[3]))).ShouldBe(HttpStatusCode.NotFound);
        (await invited[0].Client.Post($"/v1/tenders/{played.TenderId}/eligibility-checks", Check(played, invited[0]))).ShouldBe(HttpStatusCode.OK);
        (await stranger.Client.Post($"/v1/tenders/{played.TenderId}/withdrawal", new { reason = "x" })).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_is_invited_and_did_not_decline_is_told_what_happens()
    {
        var people = await app.InSector("09", 4);
        var played = await app.ATenderByInvitation();
        var draw = await played.Invites("09", people[0], people[1], people[2]);
        (await people[2].Declines(played, draw)).ShouldBe(HttpStatusCode.OK);
        (await played.Buyer.Client.Post($"/v1/tenders/{played.TenderId}/withdrawal", new { reason = "Vervallen." })).ShouldBe(HttpStatusCode.OK);
        async Task<IEnumerable<string>> Told(Person who) => (await who.Client.Get("/v1/notices"))["items"]!.AsArray().Select(n => n!["kind"]!.GetValue<string>());
        (await Told(people[0])).ShouldContain("tenderWithdrawn");
        (await Told(people[1])).ShouldContain("tenderWithdrawn");
        (await Told(people[2])).ShouldNotContain("tenderWithdrawn");
        (await Told(people[3])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_it_is_decided_everybody_sees_it_and_can_recompute_the_draw()
    {
        await app.InSector("03", 5);
        var played = await app.ATenderByInvitation();
        var draw = await played.Sends(await played.Prepares(app.ADraw("03")));
        app.Clock.MoveTo(played.Deadline);
        await app.Play(played.TenderId, (tender, now) => tender.MarkOpened(now));
        await IsHiddenFrom(played, app.Anyone());
        await app.Play(played.TenderId, (tender, now) => tender.MarkAwarded(tender.Lots[0].Id, now, tender.Content.Dates.StandstillUntil(now)));
        await IsThereFor(played, app.Anyone());
        await IsThereFor(played, (await app.AFreelancer()).Client);
        await IsThereFor(played, (await app.ABuyer("Gemeente Almere")).Client);
        var record = (await app.Anyone().Get($"{played.DrawsPlace()}/{draw.Id}")).ShouldBe(HttpStatusCode.OK);
        DrawReference.Flaws(record.Json).ShouldBeEmpty();
        record["candidates"]!.AsArray().ShouldAllBe(c => c!["freelancerId"] == null && c["nonce"] == null && c["name"] == null);
    }

    [Fact]
    public async Task A_tender_by_invitation_that_was_taken_back_stays_hidden()
    {
        var people = await app.InSector("05", 3);
        var played = await app.ATenderByInvitation();
        await played.Invites("05", [.. people]);
        (await played.Buyer.Client.Post($"/v1/tenders/{played.TenderId}/withdrawal", new { reason = "Vervallen." })).ShouldBe(HttpStatusCode.OK);
        await IsHiddenFrom(played, app.Anyone());
        await IsThereFor(played, people[0].Client);
    }

    [Fact]
    public async Task Only_who_was_invited_may_bid()
    {
        var people = await app.InSector("06", 5);
        var played = await app.ATenderByInvitation();
        (await people[0].Bids(played)).ShouldBe(HttpStatusCode.NotFound);
        var draw = await played.Invites("06", people[0], people[1], people[2]);
        (await people[0].Bids(played)).ShouldBe(HttpStatusCode.Created);
        (await people[3].Bids(played)).ShouldBe(HttpStatusCode.NotFound).Code.ShouldBe("not-found");
        (await people[0].Declines(played, draw)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.has-bid");
        (await people[1].Declines(played, draw)).ShouldBe(HttpStatusCode.OK);
        (await people[1].Bids(played)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("draw.not-invited");
        played.PastTheDeadline();
        (await people[3].Bids(played)).ShouldBe(HttpStatusCode.NotFound);
        (await people[2].Bids(played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
        (await played.Open())["lateAttempts"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task An_invitation_for_one_lot_is_none_for_another()
    {
        var people = await app.InSector("07", 3);
        var played = await app.ATenderByInvitation(t => t["lots"]!.AsArray().Add(t["lots"]![0]!.DeepClone()));
        await played.Sends(await played.Prepares(app.ADraw("07", d => d["lotId"] = played.LotId).Choosing([.. people])));
        var other = (await people[0].Client.Get($"/v1/tenders/{played.TenderId}/lots"))["items"]![1]!.Text("id");
        (await people[0].Bids(played)).ShouldBe(HttpStatusCode.Created);
        (await people[0].Client.Post($"/v1/lots/{other}/bids", BidScenes.ABid())).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("draw.not-invited");
    }

    [Fact]
    public async Task An_invitee_may_lead_a_consortium_with_others_who_then_see_the_tender()
    {
        var (people, partner) = (await app.InSector("08", 4), await app.AFreelancer());
        var played = await app.ATenderByInvitation();
        await played.Invites("08", people[0], people[1], people[2]);
        var lot = new OpenLot(played.TenderId, played.LotId);
        await IsHiddenFrom(played, partner.Client);
        (await people[3].Client.Post("/v1/consortia", ConsortiumScenes.Proposal(lot, (people[3], 6000), (partner, 4000)))).ShouldBe(HttpStatusCode.NotFound);
        var consortium = await people[0].Forms(lot, (people[0], 6000), (partner, 4000));
        await IsThereFor(played, partner.Client);
        var borrowed = ConsortiumScenes.Proposal(lot, (partner, 6000), (people[1], 4000));
        (await partner.Client.Post("/v1/consortia", borrowed)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("draw.not-invited");
        var lent = JsonSerializer.SerializeToNode(ConsortiumScenes.Proposal(lot, (people[1], 6000), (partner, 4000)), JsonSerializerOptions.Web)!;
        lent["leadId"] = partner.Id;
        (await people[1].Client.Post("/v1/consortia", lent)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("draw.lead-not-invited");
        foreach (var member in new[] { people[0], partner }) (await member.Accepts(consortium.Id)).ShouldBe(HttpStatusCode.OK);
        var bid = BidScenes.ABidOf(consortium.Id);
        (await people[0].Bids(played, bid)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_invitee_reads_her_own_invitation_and_nobody_elses()
    {
        var people = await app.InSector("09", 4);
        var played = await app.ATenderByInvitation();
        await played.Invites("09", people[0], people[1], people[2]);
        var place = $"/v1/tenders/{played.TenderId}/invitations";
        (await people[0].Client.Get(place))["items"]!.AsArray().Single()!.Text("freelancerId").ShouldBe(people[0].Id);
        (await people[3].Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        var (all, next) = (new List<string>(), (string?)place + "?limit=2");
        while (next is not null)
        {
            var page = (await played.Buyer.Client.Get(next)).ShouldBe(HttpStatusCode.OK);
            all.AddRange(page["items"]!.AsArray().Select(i => i!.Text("freelancerId")));
            next = page["next"] is { } cursor ? $"{place}?limit=2&cursor={cursor}" : null;
        }
        all.ShouldBe(people.Take(3).Select(p => p.Id).Order(StringComparer.Ordinal));
    }

    private static JsonObject Check(Played played, Person person) => new()
    {
        ["lotId"] = played.LotId, ["bidder"] = new JsonObject { ["freelancerId"] = person.Id },
    };

    private static async Task IsHiddenFrom(Played played, ApiClient client)
    {
        foreach (var place in Places(played)) (await client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        (await client.Get($"/v1/tenders?authorityId={played.Buyer.AuthorityId}")).Ids().ShouldNotContain(played.TenderId);
    }

    private static async Task IsThereFor(Played played, ApiClient client)
    {
        foreach (var place in Places(played)) (await client.Get(place)).ShouldBe(HttpStatusCode.OK);
        (await client.Get($"/v1/tenders?authorityId={played.Buyer.AuthorityId}")).Ids().ShouldContain(played.TenderId);
    }

    private static string[] Places(Played played) => [$"/v1/tenders/{played.TenderId}", $"/v1/tenders/{played.TenderId}/lots", $"/v1/lots/{played.LotId}"];
}
