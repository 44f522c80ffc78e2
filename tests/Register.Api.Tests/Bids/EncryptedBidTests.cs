using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Proofs;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Bids;

/// <summary>Bids that are encrypted to a key of the authority, which keeps the private one until the opening.</summary>
public sealed class EncryptedBidTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_procedure_runs_from_bid_to_award_and_everything_is_as_with_bids_in_clear()
    {
        var tender = await EncryptedTender.Of(app, AwardScenes.Standstill);
        var (cheap, good) = (await app.AFreelancer("Goedkoop Groen"), await app.AFreelancer("Hof van Heer"));
        var shown = (await app.Anyone().Get($"/v1/lots/{tender.Played.LotId}")).ShouldBe(HttpStatusCode.OK)["bidKey"]!;
        (shown.Text("kid"), shown.Text("publicKey")).ShouldBe((tender.Pair.Kid, tender.Pair.PublicKey));
        var body = tender.ABid(cheap.Id, 70_000).ToJsonString();
        var first = (await cheap.Client.Post($"/v1/lots/{tender.Played.LotId}/bids", body)).ShouldBe(HttpStatusCode.Created);
        first["receipt"]!.Text("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        (await cheap.Client.Put($"/v1/bids/{first.Id}", tender.ABid(cheap.Id, 50_000.11m), first.ETag)).ShouldBe(HttpStatusCode.OK);
        var second = (await tender.From(good, tender.ABid(good.Id, 60_000.22m))).ShouldBe(HttpStatusCode.Created).Id;

        var opened = await tender.Open();
        (opened["bids"]!.AsArray().Count, opened["fallen"]!.AsArray().Count).ShouldBe((2, 0));
        (await tender.Played.Buyer.Client.Get($"/v1/bids/{first.Id}"))["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(50_000.11m);
        var two = new TwoBids(app, tender.Played, cheap, first.Id, good, second);
        await two.Decide();
        (await good.Client.Get($"/v1/bids/{second}/decision")).ShouldBe(HttpStatusCode.OK)["letter"]!.Text("outcome").ShouldBe("won");
    }

    [Fact]
    public async Task Several_lots_in_one_call_and_a_consortium_work_as_ever()
    {
        var tender = await EncryptedTender.Of(app, t => t["lots"]!.AsArray().Add(t["lots"]![0]!.DeepClone()));
        var other = (await app.Anyone().Get($"/v1/tenders/{tender.Played.TenderId}"))["lots"]![1]!.Text("id");
        var (she, partner) = (await app.AFreelancer(), await app.AFreelancer("Partner"));
        JsonObject[] bids = [tender.ABid(she.Id), tender.ABid(she.Id, 48_000, other)];
        (bids[0]["lotId"], bids[1]["lotId"]) = (tender.Played.LotId, other);
        bids[1]["consortiumId"] = await she.Together(new OpenLot(tender.Played.TenderId, other), (she, 6000), (partner, 4000));
        var body = new JsonObject { ["bids"] = new JsonArray([.. bids]) };
        body["bids"]![1]!["encryptedOffer"] = tender.ABid(she.Id)["encryptedOffer"]!.GetValue<string>();
        var refused = (await she.Client.Post($"/v1/tenders/{tender.Played.TenderId}/bids", body.ToJsonString())).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors().ShouldBe(["/bids/1/encryptedOffer encrypted-offer.other-lot"]);
        body["bids"]![1]!["encryptedOffer"] = tender.ABid(she.Id, 48_000, other)["encryptedOffer"]!.GetValue<string>();
        (await she.Client.Post($"/v1/tenders/{tender.Played.TenderId}/bids", body.ToJsonString())).ShouldBe(HttpStatusCode.OK);
        (await tender.Open())["bids"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_registered_hash_of_an_encrypted_bid_admits_its_bytes()
    {
        var (tender, she) = (await EncryptedTender.Of(app), await app.AFreelancer());
        var body = tender.ABid(she.Id).ToJsonString();
        (await she.Client.Put($"/v1/lots/{tender.Played.LotId}/bid-hash", new { sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))) }, null)).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(tender.Played.Deadline.AddMinutes(10));
        var outage = new { from = tender.Played.Deadline.AddMinutes(-10), until = tender.Played.Deadline.AddMinutes(10), reason = "De opslag was niet bereikbaar." };
        var declared = (await (await app.AnOperator("Olga")).Post("/v1/outages", outage)).ShouldBe(HttpStatusCode.OK);
        (await (await app.AnOperator("Piet")).Post($"/v1/outages/{declared.Id}/confirmation")).ShouldBe(HttpStatusCode.OK);
        // The same offer encrypted once more is other bytes.
        (await tender.From(she)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid-hash.other-bytes");
        (await she.Client.Post($"/v1/lots/{tender.Played.LotId}/bids", body)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_not_encrypted_as_the_tender_asks_is_refused_when_it_comes()
    {
        var (tender, she, other) = (await EncryptedTender.Of(app), await app.AFreelancer(), await app.AFreelancer("Ander"));
        using var another = new BidPair();
        var offer = BidScenes.ABid()["offer"]!.ToJsonString();
        var sound = tender.ABid(she.Id)["encryptedOffer"]!.GetValue<string>();
        JsonObject With(string name, JsonNode? value)
        {
            var header = tender.Pair.Header(tender.Played.LotId, she.Id);
            header[name] = value;
            return EncryptedTender.Body(tender.Pair.Encrypt(header, offer));
        }

        async Task Refused(JsonObject body, string error, HttpStatusCode status = HttpStatusCode.UnprocessableEntity) =>
            (await tender.From(she, body)).ShouldBe(status).Errors().ShouldBe([error]);

        await Refused(BidScenes.ABid(), "/offer encrypted-offer.asked");
        await Refused(With("alg", "RSA-OAEP"), "/encryptedOffer encrypted-offer.other-algorithm");
        await Refused(With("enc", "A128GCM"), "/encryptedOffer encrypted-offer.other-algorithm");
        await Refused(With("kid", another.Kid), "/encryptedOffer encrypted-offer.other-key");
        await Refused(With("lotId", Guid.CreateVersion7().ToString()), "/encryptedOffer encrypted-offer.other-lot");
        await Refused(With("lead", other.Id), "/encryptedOffer encrypted-offer.other-bidder");
        foreach (var (name, value) in new (string, JsonNode?)[] { ("zip", "DEF"), ("crit", new JsonArray("x")), ("lead", null), ("lotId", "x"), ("alg", 7) })
            await Refused(With(name, value), "/encryptedOffer encrypted-offer.form");
        await Refused(EncryptedTender.Body(sound[..^4]), "/encryptedOffer encrypted-offer.form");
        await Refused(EncryptedTender.Body("a" + sound), "/encryptedOffer encrypted-offer.form");
        foreach (var text in (string[])["", "x", "a.b.c.d", "a.b.c.d.e.f", "..a.b.c", sound + "=", sound + "\n"])
            await Refused(EncryptedTender.Body(text), "/encryptedOffer value.format", HttpStatusCode.BadRequest);
        await Refused([], "/offer value.required", HttpStatusCode.BadRequest);
        await Refused(new JsonObject { ["offer"] = BidScenes.ABid()["offer"]!.DeepClone(), ["encryptedOffer"] = sound }, "/encryptedOffer encrypted-offer.twice", HttpStatusCode.BadRequest);
        (await she.Client.Post($"/v1/lots/{tender.Played.LotId}/bid-drafts", """{ "offer": {} }""")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("encrypted-offer.no-drafts");
        // What a bidder got hold of of another's bid is no bid of hers.
        (await tender.From(other, EncryptedTender.Body(sound))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("encrypted-offer.other-bidder");
        (await tender.From(she, EncryptedTender.Body(sound))).ShouldBe(HttpStatusCode.Created);

        var plain = await app.ATenderForBids();
        (await she.Bids(plain, EncryptedTender.Body(sound))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("encrypted-offer.not-asked");
    }

    [Fact]
    public async Task The_key_is_looked_at_before_anything_happens_and_the_opening_can_be_tried_again()
    {
        var (tender, she) = (await EncryptedTender.Of(app), await app.AFreelancer());
        using var another = new BidPair();
        var bid = (await tender.From(she)).ShouldBe(HttpStatusCode.Created).Id;
        tender.Played.PastTheDeadline();
        var key = new JsonObject { ["privateKey"] = tender.Pair.PrivateKey }.ToJsonString();
        (await (await tender.Played.Opener("anna")).Post(tender.Opening, key)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("opening.key-too-early");
        await tender.Begin();
        var (bert, before) = (await tender.Played.Opener("bert"), await DatabaseState.Of(app));
        foreach (var (given, code) in new[]
        {
            (null, "opening.key-missing"), (another.PrivateKey, "opening.key-wrong"), (tender.Pair.PublicKey, "opening.key-unreadable"),
            ("geheim", "opening.key-unreadable"), (tender.Pair.Rsa.ExportEncryptedPkcs8PrivateKeyPem("wachtwoord", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)), "opening.key-unreadable"),
            (tender.Pair.PrivateKey[..400], "opening.key-unreadable"), (tender.Pair.PrivateKey.Replace('A', 'B'), "opening.key-unreadable"),
        })
        {
            var refused = (await tender.Complete(given, by: bert)).ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Code.ShouldBe(code, given);
            if (given is { Length: > 100 }) refused.Text.ShouldNotContain(given[60..90]);
        }
        (await tender.Complete("", by: bert)).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/privateKey value.required"]);
        (await DatabaseState.Of(app)).ShouldBe(before);
        (await tender.Played.Buyer.Client.Get(tender.Opening))["status"]!.GetValue<string>().ShouldBe("pending");
        (await tender.Complete(tender.Pair.Rsa.ExportRSAPrivateKeyPem())).ShouldBe(HttpStatusCode.OK)["bids"]!.AsArray().ShouldHaveSingleItem()!.Text("bidId").ShouldBe(bid);

        var plain = (await app.ATenderForBids()).PastTheDeadline();
        var place = $"/v1/tenders/{plain.TenderId}/opening";
        (await (await plain.Opener("anna")).Post(place, key)).Code.ShouldBe("opening.key-not-asked");
        (await (await plain.Opener("anna")).Post(place)).ShouldBe(HttpStatusCode.OK);
        (await (await plain.Opener("bert")).Post(place, key)).Code.ShouldBe("opening.key-not-asked");
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_no_whole_offer_is_put_aside_and_the_others_are_opened()
    {
        var tender = await EncryptedTender.Of(app);
        var header = (Person p) => tender.Pair.Header(tender.Played.LotId, p.Id);
        var offer = BidScenes.ABid()["offer"]!.AsObject();
        string Without(string member)
        {
            var less = offer.DeepClone().AsObject();
            less.Remove(member);
            return less.ToJsonString();
        }

        string With(string member, string json)
        {
            var other = offer.DeepClone().AsObject();
            other[member] = JsonNode.Parse(json);
            return other.ToJsonString();
        }

        using var another = new BidPair();
        (string Reason, string[] Flaws, Func<Person, string> Make)[] hostile =
        [
            ("notDecryptable", [], p => another.Encrypt(header(p), offer.ToJsonString())),
            ("notDecryptable", [], p => tender.Pair.Encrypt(header(p), Encoding.UTF8.GetBytes(offer.ToJsonString()), keySize: 16)),
            ("notDecryptable", [], p => Flipped(tender.Pair.Encrypt(header(p), offer.ToJsonString()))),
            ("offerInvalid", ["json.malformed"], p => tender.Pair.Encrypt(header(p), "dit is geen JSON")),
            ("offerInvalid", ["json.null"], p => tender.Pair.Encrypt(header(p), "null")),
            ("offerInvalid", ["json.null"], p => tender.Pair.Encrypt(header(p), With("answers", "[null]"))),
            ("offerInvalid", ["json.unknown-member"], p => tender.Pair.Encrypt(header(p), With("zzz", "1"))),
            ("offerInvalid", ["bid.price-missing"], p => tender.Pair.Encrypt(header(p), Without("price"))),
            ("offerInvalid", ["value.range"], p => tender.Pair.Encrypt(header(p), With("price", """{ "amount": -1, "currency": "EUR" }"""))),
            ("offerInvalid", ["bid.answer-missing"], p => tender.Pair.Encrypt(header(p), With("answers", "[]"))),
            ("offerInvalid", ["bid.declaration-missing"], p => tender.Pair.Encrypt(header(p), With("declarations", """["selfDeclaration"]"""))),
        ];
        List<(Person She, string Bid)> bad = [];
        foreach (var (_, _, make) in hostile)
        {
            var she = await app.AFreelancer();
            bad.Add((she, (await tender.From(she, EncryptedTender.Body(make(she)))).ShouldBe(HttpStatusCode.Created).Id));
        }
        var honest = await app.AFreelancer("Eerlijk");
        var sound = (await tender.From(honest)).ShouldBe(HttpStatusCode.Created).Id;

        var opened = await tender.Open();
        opened["bids"]!.AsArray().ShouldHaveSingleItem()!.Text("bidId").ShouldBe(sound);
        foreach (var ((she, bid), (reason, flaws, _)) in bad.Zip(hostile))
        {
            var entry = opened["fallen"]!.AsArray().Single(f => f!.Text("bidId") == bid)!["fall"]!;
            (entry.Text("reason"), string.Join(' ', entry["flaws"]!.AsArray().Select(f => f!.GetValue<string>()))).ShouldBe((reason, string.Join(' ', flaws)));
            var own = await she.Client.Get($"/v1/bids/{bid}");
            (own.Status(), own["fall"]!.Text("reason"), own["offer"]).ShouldBe(("fallen", reason, null));
            (await she.Client.Get("/v1/notices")).Text.ShouldContain("bidPutAside");
        }
        (await tender.Played.Buyer.Client.Send(HttpMethod.Get, tender.Opening, contentType: "text/html")).ShouldBe(HttpStatusCode.OK);
        var panel = await tender.Played.Evaluator();
        (await panel.Post($"/v1/lots/{tender.Played.LotId}/scores", AwardScenes.Scores((sound, 90, "Goed.")))).ShouldBe(HttpStatusCode.OK);
        await panel.TakesThePrice(honest, sound);
        (await panel.Post($"/v1/lots/{tender.Played.LotId}/award-decision", new { characteristics = "Een ploeg uit de wijk." })).ShouldBe(HttpStatusCode.OK);
        (await bad[0].She.Client.Send(HttpMethod.Get, $"/v1/bids/{bad[0].Bid}/decision", language: "en")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain("could not be opened with the key of the authority");
        (await bad[9].She.Client.Send(HttpMethod.Get, $"/v1/bids/{bad[9].Bid}/decision", language: "en")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain("bid.answer-missing");
    }

    // One bit of the content.
    private static string Flipped(string jwe)
    {
        var parts = jwe.Split('.');
        parts[3] = (parts[3][0] == 'A' ? 'B' : 'A') + parts[3][1..];
        return string.Join('.', parts);
    }
}
