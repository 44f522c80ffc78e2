using System.Net;

namespace Register.Api.Tests.Tenders;

public sealed class PublishTenderTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task A_published_tender_is_seen_by_everybody()
    {
        var tender = await (await app.ABuyer()).Publishes(app);
        tender.Status().ShouldBe("open");
        var seen = (await app.Anyone().Get($"/v1/tenders/{tender.Id}")).ShouldBe(HttpStatusCode.OK);
        seen.ETag.ShouldBe("\"2\"");
        var lot = seen["lots"]![0]!;
        (await app.Anyone().Get($"/v1/lots/{lot["id"]}")).ShouldBe(HttpStatusCode.OK)["placeOfPerformance"]![0]!.GetValue<string>().ShouldBe("WK093501");
        (await app.Anyone().Get($"/v1/tenders/{tender.Id}/lots")).ShouldBe(HttpStatusCode.OK).Ids().ShouldBe([lot["id"]!.GetValue<string>()]);
    }

    [Fact]
    public async Task It_is_published_once_and_stands_from_then_on()
    {
        var buyer = await app.ABuyer();
        var tender = await buyer.Publishes(app);
        (await buyer.Client.Post($"/v1/tenders/{tender.Id}/publication")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.already-published");
        (await buyer.Client.Put($"/v1/tenders/{tender.Id}", app.ATender(), tender.ETag)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.already-published");
    }

    [Fact]
    public async Task Another_authority_sees_it_and_may_do_nothing_with_it()
    {
        var tender = await (await app.ABuyer()).Publishes(app);
        var other = (await app.ABuyer("Gemeente Almere")).Client;
        (await other.Get($"/v1/tenders/{tender.Id}")).ShouldBe(HttpStatusCode.OK);
        (await other.Put($"/v1/tenders/{tender.Id}", app.ATender(), tender.ETag)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("tender.not-yours");
        (await other.Post($"/v1/tenders/{tender.Id}/publication")).ShouldBe(HttpStatusCode.Forbidden);
        (await other.Post($"/v1/tenders/{tender.Id}/withdrawal", new { reason = "x" })).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_tender_whose_deadline_has_passed_is_not_published()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, t => t["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().ToString("O"));
        (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication")).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("tender.deadline-passed");
        (await app.Anyone().Get($"/v1/tenders/{draft.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Value_procedure_dates_and_standstill_are_judged_by_the_figures_of_the_law()
    {
        var buyer = await app.ABuyer();
        async Task<string?> Try(string procedure, int euros, int days, int standstill) =>
            (await buyer.Client.Post($"/v1/tenders/{(await buyer.Drafts(app, t =>
            {
                t["procedure"] = procedure;
                t["lots"]![0]!["estimatedValue"]!["amount"] = euros;
                t["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().AddDays(days).ToString("O");
                t["dates"]!["standstillDays"] = standstill;
            })).Id}/publication")).Json["code"]?.GetValue<string>();
        (await Try("openNational", 300_000, 45, 20)).ShouldBe("tender.threshold-reached");
        (await Try("european", 300_000, 39, 20)).ShouldBe("tender.period-too-short");
        (await Try("european", 300_000, 45, 19)).ShouldBe("tender.standstill-too-short");
        (await Try("european", 300_000, 45, 20)).ShouldBeNull();
    }

    [Fact]
    public async Task A_withdrawn_tender_says_why()
    {
        var buyer = await app.ABuyer();
        var tender = await buyer.Publishes(app);
        var place = $"/v1/tenders/{tender.Id}/withdrawal";
        (await buyer.Client.Post(place, new { reason = "" })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/reason value.required"]);
        (await buyer.Client.Post(place, new { reason = "Het budget is vervallen." })).ShouldBe(HttpStatusCode.OK).Status().ShouldBe("withdrawn");
        (await buyer.Client.Post(place, new { reason = "Nog eens." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.withdrawn");
        var seen = await app.Anyone().Get($"/v1/tenders/{tender.Id}");
        seen["withdrawal"]!["reason"]!.GetValue<string>().ShouldBe("Het budget is vervallen.");
    }

    [Fact]
    public async Task A_draft_is_not_withdrawn()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app);
        (await buyer.Client.Post($"/v1/tenders/{draft.Id}/withdrawal", new { reason = "Toch niet." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.not-published");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var buyer = await app.ABuyer();
        var nothing = Guid.CreateVersion7();
        (await buyer.Client.Get($"/v1/tenders/{nothing}")).ShouldBe(HttpStatusCode.NotFound);
        (await buyer.Client.Get($"/v1/lots/{nothing}")).ShouldBe(HttpStatusCode.NotFound);
        (await buyer.Client.Post($"/v1/tenders/{nothing}/publication")).ShouldBe(HttpStatusCode.NotFound);
        (await buyer.Client.Get("/v1/tenders/nothing")).ShouldBe(HttpStatusCode.BadRequest);
    }
}
