using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests.Bids;

public sealed class SubmitBidTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_bid_gives_a_receipt_over_the_exact_bytes_that_were_sent()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var body = BidScenes.ABid().ToJsonString();
        var submitted = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created);
        submitted.Headers["Location"].ShouldBe($"/v1/bids/{submitted.Id}");
        var receipt = submitted["receipt"]!;
        receipt.Text("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        receipt["journalPosition"]!.GetValue<long>().ShouldBeGreaterThan(0);
        (await bidder.Client.Get($"/v1/bids/{submitted.Id}/receipt")).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(receipt.ToJsonString());
    }

    [Fact]
    public async Task Before_the_opening_nobody_reads_the_content_and_only_the_bidder_knows_of_the_bid()
    {
        var (played, bidder, other) = (await app.ATenderForBids(), await app.AFreelancer(), await app.AFreelancer("Ander"));
        var id = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        var own = (await bidder.Client.Get($"/v1/bids/{id}")).ShouldBe(HttpStatusCode.OK);
        own["offer"].ShouldBeNull();
        own["status"]!.GetValue<string>().ShouldBe("submitted");
        foreach (var client in new[] { other.Client, played.Buyer.Client, await played.Opener("anna") })
        {
            (await client.Get($"/v1/bids/{id}")).ShouldBe(HttpStatusCode.NotFound);
            (await client.Get($"/v1/bids/{id}/eligibility")).ShouldBe(HttpStatusCode.NotFound);
        }
        (await other.Client.Get($"/v1/bids/{id}/receipt")).ShouldBe(HttpStatusCode.NotFound);
        (await played.Buyer.Client.Get($"/v1/lots/{played.LotId}/bids")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.sealed");
        var stranger = await app.ATenderForBids();
        (await stranger.Buyer.Client.Get($"/v1/lots/{played.LotId}/bids")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_retry_gets_the_same_receipt_also_after_the_deadline()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var first = (await bidder.Bids(played, idempotencyKey: "once")).ShouldBe(HttpStatusCode.Created);
        played.PastTheDeadline();
        var again = (await bidder.Bids(played, idempotencyKey: "once")).ShouldBe(HttpStatusCode.Created);
        again.Text.ShouldBe(first.Text);
        again.Headers["Idempotency-Replayed"].ShouldBe("true");
    }

    [Fact]
    public async Task A_bid_at_the_deadline_is_refused()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        played.PastTheDeadline();
        (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
    }

    [Fact]
    public async Task A_second_bid_of_one_undertaking_is_refused_until_the_first_is_withdrawn()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var id = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.one-per-undertaking");
        (await bidder.Client.Post($"/v1/bids/{id}/withdrawal")).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("withdrawn");
        (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created);
        (await bidder.Client.Post($"/v1/bids/{id}/withdrawal")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.not-live");
    }

    [Fact]
    public async Task Of_many_bids_of_one_undertaking_at_once_exactly_one_is_taken()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => bidder.Bids(played, BidScenes.ABid(40_000 + i))));
        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.Created).ShouldAllBe(a => a.Code == "bid.one-per-undertaking");
    }

    [Fact]
    public async Task A_bid_can_be_replaced_until_the_deadline_by_whoever_saw_its_last_version()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var first = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created);
        var place = $"/v1/bids/{first.Id}";
        (await bidder.Client.Put(place, BidScenes.ABid(1).ToJsonString(), null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        var second = (await bidder.Client.Put(place, BidScenes.ABid(41_000).ToJsonString(), first.ETag)).ShouldBe(HttpStatusCode.OK);
        second["receipt"]!.Text("sha256").ShouldNotBe(first["receipt"]!.Text("sha256"));
        (await bidder.Client.Put(place, BidScenes.ABid(42_000).ToJsonString(), first.ETag)).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await bidder.Client.Get($"{place}/receipt")).Text.ShouldBe(second["receipt"]!.ToJsonString());
        played.PastTheDeadline();
        (await bidder.Client.Put(place, BidScenes.ABid(43_000).ToJsonString(), second.ETag)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
        (await bidder.Client.Post($"{place}/withdrawal")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
        await played.Open();
        (await played.Buyer.Client.Get(place)).ShouldBe(HttpStatusCode.OK)["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(41_000);
    }

    [Fact]
    public async Task An_offer_that_does_not_answer_the_lot_is_refused_at_its_place()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var silent = BidScenes.ABid();
        silent["offer"]!["answers"]!.AsArray().Clear();
        (await bidder.Bids(played, silent)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.answer-missing");
        var undeclared = BidScenes.ABid();
        undeclared["offer"]!["declarations"]!.AsArray().RemoveAt(0);
        (await bidder.Bids(played, undeclared)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.declaration-missing");
        var unasked = BidScenes.ABid();
        unasked["offer"]!["answers"]![0]!["criterion"] = "price";
        var refused = (await bidder.Bids(played, unasked)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused["errors"]![0]!.Text("pointer").ShouldBe("/offer/answers/0/criterion");
        (await bidder.Bids(played, BidScenes.ABid(0))).ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("pointer").ShouldBe("/offer/price");
    }

    [Fact]
    public async Task Who_does_not_meet_the_conditions_is_refused_with_every_reason()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = new JsonArray(
            JsonNode.Parse("""{ "kind": "sector", "id": "trade", "sectors": ["6210"] }"""),
            JsonNode.Parse("""{ "kind": "capacity", "id": "hours", "hoursPerWeek": 40 }""")));
        var refused = (await (await app.AFreelancer()).Bids(played)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("bid.not-eligible");
        refused["errors"]!.AsArray().Select(e => e!.Text("condition")).ShouldBe(["trade", "hours"]);
        refused["errors"]!.AsArray().ShouldAllBe(e => e!.Text("text") != e!.Text("code"));
    }

    [Fact]
    public async Task What_a_bid_was_judged_on_is_frozen_with_it_and_gives_the_same_report_again()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = new JsonArray(JsonNode.Parse("""{ "kind": "sector", "id": "trade", "sectors": ["8130"] }""")));
        var bidder = await app.AFreelancer();
        var id = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        var shown = await bidder.Client.Get($"/v1/bids/{id}/eligibility");
        shown["report"]!.Text("outcome").ShouldBe("met");
        (await bidder.Client.Delete($"/v1/freelancers/{bidder.Id}", "\"1\"")).ShouldBe(HttpStatusCode.NoContent);

        var (frozen, hash) = await app.InWrite(async services =>
        {
            var bid = await services.GetRequiredService<BidStore>().Load(Id<Bid>.Parse(id));
            var judgement = services.GetRequiredService<OfferSeal>().JudgementOf(bid);
            return (judgement, Judgement.Of(judgement.Bidder, judgement.Conditions, judgement.Context).Report.Hash);
        });
        hash.ShouldBe(frozen.Report.Hash);
        hash.ShouldBe(shown["report"]!.Text("hash"));
    }
}
