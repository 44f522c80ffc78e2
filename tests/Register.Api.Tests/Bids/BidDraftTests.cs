using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http.Loops;
using Register.Api.Tests.Consortia;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Bids;

/// <summary>Bids as they are being written.</summary>
public sealed class BidDraftTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static Task<Answer> Drafts(Person she, Played played, string body = """{ "offer": {} }""") => she.Client.Post($"/v1/lots/{played.LotId}/bid-drafts", body);

    private static Task<Answer> HandIn(Person she, Answer draft, string? key = null) => she.Client.Post($"/v1/bid-drafts/{draft.Id}/submission", idempotencyKey: key);

    private static IEnumerable<string> Lacks(Answer draft) => draft["lacks"]!.AsArray().Select(l => $"{l!.Text("pointer")} {l!.Text("code")}");

    [Fact]
    public async Task It_is_written_bit_by_bit_says_what_it_lacks_and_becomes_a_bid_with_a_receipt_over_what_was_last_written()
    {
        var (played, she) = (await app.ATenderForBids(), await app.AFreelancer());
        var begun = (await Drafts(she, played)).ShouldBe(HttpStatusCode.Created);
        begun.Headers["Location"].ShouldEndWith($"/v1/bid-drafts/{begun.Id}");
        Lacks(begun).ShouldBe(["/offer/price bid.price-missing", "/offer/declarations bid.declaration-missing", "/offer/declarations bid.declaration-missing", "/offer/answers bid.answer-missing"]);
        (await HandIn(she, begun)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.price-missing");

        var priced = (await she.Client.Put($"/v1/bid-drafts/{begun.Id}", """{ "offer": { "price": { "amount": 51000, "currency": "EUR" }, "answers": [{ "criterion": "speed", "text": "Snel." }] } }""", begun.ETag)).ShouldBe(HttpStatusCode.OK);
        Lacks(priced).ShouldBe(["/offer/declarations bid.declaration-missing", "/offer/declarations bid.declaration-missing", "/offer/answers/0/criterion bid.answer-unasked", "/offer/answers bid.answer-missing"]);
        (await HandIn(she, priced)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.declaration-missing");

        var body = BidScenes.ABid(50_500).ToJsonString();
        var whole = (await she.Client.Put($"/v1/bid-drafts/{begun.Id}", body, priced.ETag)).ShouldBe(HttpStatusCode.OK);
        Lacks(whole).ShouldBeEmpty();
        (await she.Client.Get($"/v1/bid-drafts/{begun.Id}")).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(whole.Text);
        var handed = (await HandIn(she, begun, "once")).ShouldBe(HttpStatusCode.Created);
        handed.Headers["Location"].ShouldEndWith($"/v1/bids/{handed.Id}");
        handed["receipt"]!.Text("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        (await she.Client.Get($"/v1/bid-drafts/{begun.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await HandIn(she, begun, "once")).ShouldBe(HttpStatusCode.Created).Text.ShouldBe(handed.Text);
        (await HandIn(she, begun)).ShouldBe(HttpStatusCode.NotFound);

        (await played.Open())["bids"]!.AsArray().Count.ShouldBe(1);
        (await played.Buyer.Client.Get($"/v1/bids/{handed.Id}"))["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(50_500);
    }

    [Fact]
    public async Task Nobody_else_reads_or_touches_it_and_it_counts_for_nothing()
    {
        var (played, she, partner) = (await app.ATenderForBids(), await app.AFreelancer(), await app.AFreelancer("Partner"));
        var formed = await she.Together(new OpenLot(played.TenderId, played.LotId), (she, 6000), (partner, 4000));
        var draft = (await Drafts(she, played, BidScenes.ABidOf(formed).ToJsonString())).ShouldBe(HttpStatusCode.Created);
        draft.Text.ShouldContain(formed);
        foreach (var other in (ApiClient[])[partner.Client, (await app.AFreelancer("Ander")).Client])
        {
            (await other.Get($"/v1/bid-drafts/{draft.Id}")).ShouldBe(HttpStatusCode.NotFound);
            (await other.Put($"/v1/bid-drafts/{draft.Id}", """{ "offer": {} }""", draft.ETag)).ShouldBe(HttpStatusCode.NotFound);
            (await other.Delete($"/v1/bid-drafts/{draft.Id}", draft.ETag)).ShouldBe(HttpStatusCode.NotFound);
            (await other.Post($"/v1/bid-drafts/{draft.Id}/submission")).ShouldBe(HttpStatusCode.NotFound);
            (await other.Get("/v1/bid-drafts")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
            (await other.Get($"/v1/consortia/{formed}")).Text.ShouldNotContain(draft.Id);
        }
        (await played.Buyer.Client.Get($"/v1/bid-drafts/{draft.Id}")).ShouldBe(HttpStatusCode.Forbidden);
        var auditor = await app.APersonAt(played.Buyer.AuthorityId, Duties.Audit, "auditor");
        (await auditor.Get($"/v1/tenders/{played.TenderId}/journal?limit=100")).ShouldBe(HttpStatusCode.OK).Text.ShouldNotContain(draft.Id);
        (await auditor.Get($"/v1/journal?subject={draft.Id}")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
        (await played.Open())["bids"]!.AsArray().ShouldBeEmpty();
        (await HandIn(she, draft)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
        (await she.Client.Get($"/v1/bid-drafts/{draft.Id}")).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe(draft.ETag, "what was refused stays hers");
        (await Drafts(partner, played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
    }

    [Fact]
    public async Task There_is_one_a_lot_a_change_needs_the_version_that_was_read_and_what_is_thrown_away_is_gone()
    {
        var (played, she) = (await app.ATenderForBids(), await app.AFreelancer());
        var draft = (await Drafts(she, played)).ShouldBe(HttpStatusCode.Created);
        (await Drafts(she, played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid-draft.exists");
        (await she.Client.Put($"/v1/bid-drafts/{draft.Id}", """{ "offer": {} }""", null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await she.Client.Put($"/v1/bid-drafts/{draft.Id}", """{ "offer": {} }""", "\"7\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await she.Client.Put($"/v1/bid-drafts/{draft.Id}", """{ "offer": { "price": { "amount": 0, "currency": "EUR" }, "answers": [{ "criterion": "", "text": "x" }] } }""", draft.ETag))
            .ShouldBe(HttpStatusCode.BadRequest)["errors"]!.AsArray().Select(e => e!.Text("pointer")).ShouldBe(["/offer/answers/0/criterion", "/offer/price"], ignoreOrder: true);
        (await she.Client.Get("/v1/bid-drafts"))["items"]!.AsArray().ShouldHaveSingleItem()!.Text("id").ShouldBe(draft.Id);
        (await she.Client.Delete($"/v1/bid-drafts/{draft.Id}", "\"7\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await she.Client.Delete($"/v1/bid-drafts/{draft.Id}", draft.ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Get($"/v1/bid-drafts/{draft.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await Drafts(she, played)).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Post($"/v1/lots/{Guid.CreateVersion7()}/bid-drafts", """{ "offer": {} }""")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_the_name_of_a_consortium_only_its_lead_writes_for_the_lot_it_was_formed_for()
    {
        var (played, elsewhere) = (await app.ATenderForBids(), await app.ATenderForBids());
        var (lead, partner, stranger) = (await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"), await app.AFreelancer("Ander"));
        var formed = (await lead.Forms(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000))).Id;
        var body = BidScenes.ABidOf(formed).ToJsonString();
        (await Drafts(stranger, played, body)).ShouldBe(HttpStatusCode.NotFound);
        (await Drafts(partner, played, body)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("bid.not-lead");
        (await Drafts(lead, elsewhere, body)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.consortium-other-lot");
        foreach (var (she, status) in ((Person, HttpStatusCode)[])[(stranger, HttpStatusCode.NotFound), (partner, HttpStatusCode.Forbidden)])
        {
            var own = (await Drafts(she, played)).ShouldBe(HttpStatusCode.Created);
            (await she.Client.Put($"/v1/bid-drafts/{own.Id}", body, own.ETag)).ShouldBe(status);
            (await she.Client.Get($"/v1/bid-drafts/{own.Id}")).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(own.Text);
        }
        // Nobody accepted yet: that shows when it is handed in.
        var draft = (await Drafts(lead, played, body)).ShouldBe(HttpStatusCode.Created);
        (await HandIn(lead, draft)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.consortium-not-ready");
    }

    [Fact]
    public async Task Handed_in_by_many_at_once_it_becomes_one_bid()
    {
        var (played, she) = (await app.ATenderForBids(), await app.AFreelancer());
        var draft = (await Drafts(she, played, BidScenes.ABid().ToJsonString())).ShouldBe(HttpStatusCode.Created);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => HandIn(she, draft)));
        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created || a.Status == HttpStatusCode.NotFound || a.Status == HttpStatusCode.Conflict);
        (await played.Open())["bids"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_of_a_bid_that_is_not_eligible_is_refused_when_it_is_handed_in_with_every_reason_and_stays()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = new JsonArray(JsonNode.Parse("""{ "kind": "capacity", "id": "hours", "hoursPerWeek": 400 }""")));
        var she = await app.AFreelancer();
        var draft = (await Drafts(she, played, BidScenes.ABid().ToJsonString())).ShouldBe(HttpStatusCode.Created);
        Lacks(draft).ShouldBeEmpty();
        (await HandIn(she, draft)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.not-eligible");
        (await she.Client.Get($"/v1/bid-drafts/{draft.Id}")).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe(draft.ETag);
    }

    [Fact]
    public async Task It_is_in_her_export_and_erased_when_she_leaves_or_does_not_touch_it_for_long()
    {
        var (played, she, other) = (await app.ATenderForBids(), await app.AFreelancer(), await app.AFreelancer("Ander"));
        var (hers, others) = ((await Drafts(she, played)).ShouldBe(HttpStatusCode.Created), (await Drafts(other, played)).ShouldBe(HttpStatusCode.Created));
        (await she.Client.Get($"/v1/freelancers/{she.Id}/personal-data")).ShouldBe(HttpStatusCode.OK)["bidDrafts"]!.AsArray().ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => JsonNode.DeepEquals(d, hers.Json).ShouldBeTrue());
        var profile = await she.Client.Get($"/v1/freelancers/{she.Id}");
        (await she.Client.Delete($"/v1/freelancers/{she.Id}", profile.ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await Rows(hers.Id)).ShouldBe(0);

        app.Clock.Move(TimeSpan.FromDays(89));
        await Forget();
        (await Rows(others.Id)).ShouldBe(1);
        app.Clock.Move(TimeSpan.FromDays(2));
        await Forget();
        (await Rows(others.Id)).ShouldBe(0);
    }

    private async Task Forget()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetOldDrafts>().Do(default);
    }

    private Task<long> Rows(string id) => app.InWrite(s => s.GetRequiredService<Session>().Single<long>("SELECT COUNT(*) FROM bid_drafts WHERE id = @id", new { id }));
}
