using System.Net;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Tenders;

public sealed class TenderJournalTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    private static string[] Events(Answer page) => [.. page["items"]!.AsArray().Select(e => e!["event"]!.GetValue<string>())];

    [Fact]
    public async Task An_auditor_of_the_authority_and_the_operator_read_what_happened_page_by_page()
    {
        var buyer = await app.ABuyer();
        var tender = await buyer.Publishes(app);
        await buyer.Publishes(app);
        await buyer.Client.Post($"/v1/tenders/{tender.Id}/withdrawal", new { reason = "Jan de Vries is ziek." });
        var auditor = await app.APersonAt(buyer.AuthorityId, Duties.Audit, "auditor");
        var place = $"/v1/tenders/{tender.Id}/journal";
        var all = (await auditor.Get(place)).ShouldBe(HttpStatusCode.OK);
        Events(all).ShouldBe(["TenderDrafted", "TenderPublished", "TenderWithdrawn"]);
        all.Text.ShouldNotContain("Jan");
        Events((await (await app.AnOperator()).Get(place)).ShouldBe(HttpStatusCode.OK)).ShouldBe(["TenderDrafted", "TenderPublished", "TenderWithdrawn"]);
        var first = await auditor.Get(place + "?limit=2");
        Events(first).ShouldBe(["TenderDrafted", "TenderPublished"]);
        Events(await auditor.Get($"{place}?limit=2&cursor={first["next"]}")).ShouldBe(["TenderWithdrawn"]);
        (await auditor.Get(place + "?cursor=Z3Jhcw")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        var buyer = await app.ABuyer();
        var place = $"/v1/tenders/{(await buyer.Publishes(app)).Id}/journal";
        (await app.Anyone().Get(place)).ShouldBe(HttpStatusCode.Unauthorized);
        (await (await app.AFreelancer()).Client.Get(place)).ShouldBe(HttpStatusCode.Forbidden);
        (await buyer.Client.Get(place)).ShouldBe(HttpStatusCode.Forbidden);
        var stranger = await app.APersonAt(await app.AnAuthority("Gemeente Almere"), Duties.Audit, "auditor");
        (await stranger.Get(place)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("tender.not-yours");
        (await stranger.Get($"/v1/tenders/{(await buyer.Drafts(app)).Id}/journal")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task That_somebody_bids_shows_only_after_the_opening()
    {
        var buyer = await app.ABuyer();
        var tender = await buyer.Publishes(app);
        var lot = tender["lots"]![0]!["id"]!.GetValue<string>();
        var bidder = await app.AFreelancer();
        (await bidder.Client.Post($"/v1/lots/{lot}/bids", BidScenes.ABid())).ShouldBe(HttpStatusCode.Created);
        var auditor = await app.APersonAt(buyer.AuthorityId, Duties.Audit, "auditor");
        var place = $"/v1/tenders/{tender.Id}/journal";
        var before = await auditor.Get(place);
        Events(before).ShouldBe(["TenderDrafted", "TenderPublished"]);
        before.Text.ShouldNotContain(bidder.Id);
        Events(await (await app.AnOperator()).Get(place)).ShouldContain(e => e.StartsWith("Bid"));
        app.Clock.Move(TimeSpan.FromDays(31));
        await app.Play(tender.Id, (t, now) => t.MarkOpened(now));
        (await auditor.Get(place)).Text.ShouldContain(bidder.Id);
    }
}
