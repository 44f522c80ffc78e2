using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Tenders;

/// <summary>The key in the settings of a tender.</summary>
public sealed class BidKeyTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static Action<JsonObject> With(string key, bool hidden = false) => t => t["settings"] = new JsonObject { ["bidKey"] = key, ["pricePartsHidden"] = hidden };

    [Fact]
    public async Task Only_an_RSA_public_key_of_3072_or_4096_bits_in_PEM_is_taken()
    {
        var buyer = await app.ABuyer();
        using var good = new BidPair(4096);
        using var small = new BidPair(2048);
        using var odd = new BidPair(3080);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (await buyer.Drafts(app, With(good.PublicKey)))["lots"]![0]!["bidKey"]!.Text("kid").ShouldBe(good.Kid);
        (await buyer.Drafts(app, With("\r\n" + good.PublicKey.ReplaceLineEndings("\r\n") + "\r\n")))["lots"]![0]!["bidKey"]!.Text("kid").ShouldBe(good.Kid);
        foreach (var (key, code) in new[]
        {
            (small.PublicKey, "form"), (odd.PublicKey, "form"), (curve.ExportSubjectPublicKeyInfoPem(), "form"), (good.Rsa.ExportRSAPublicKeyPem(), "form"), ("geheim", "form"),
            (good.PublicKey + good.PublicKey, "form"), ("voor " + good.PublicKey, "form"), (good.PublicKey.Replace('A', 'B'), "form"), (Exponent(good.Rsa, 3), "form"),
            (good.PrivateKey, "private"), (good.Rsa.ExportRSAPrivateKeyPem(), "private"),
        })
        {
            var refused = (await buyer.Client.Post("/v1/tenders", app.ATender(With(key)))).ShouldBe(HttpStatusCode.BadRequest);
            refused.Errors().ShouldBe([$"/settings/bidKey tender.bid-key-{code}"], key);
        }
        (await buyer.Client.Post("/v1/tenders", app.ATender(With(good.PublicKey, hidden: true)))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/settings/bidKey tender.bid-key-price-parts"]);
        (await buyer.Client.Post("/v1/tenders", app.ATender(With("")))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldContain("/settings/bidKey value.required");
    }

    [Fact]
    public async Task It_stands_once_published_is_for_one_tender_only_and_a_copy_has_none()
    {
        var buyer = await app.ABuyer();
        using var pair = new BidPair();
        using var other = new BidPair();
        var tender = await buyer.Publishes(app, With(pair.PublicKey));
        foreach (var changed in (Action<JsonObject>[])[With(other.PublicKey), t => t.Remove("settings")])
        {
            var content = app.ATender(changed);
            (content["lots"]![0]!["id"], content["dates"]) = (tender["lots"]![0]!.Text("id"), tender["dates"]!.DeepClone());
            (await buyer.Client.Send(HttpMethod.Post, $"/v1/tenders/{tender.Id}/changes", new JsonObject { ["reason"] = "Andere sleutel.", ["content"] = content }, tender.ETag))
                .ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("tender.change-fixed");
        }
        var second = await buyer.Drafts(app, With(pair.PublicKey));
        (await buyer.Client.Post($"/v1/tenders/{second.Id}/publication", new { motivations = Array.Empty<object>() })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.bid-key-used");
        (await buyer.Client.Get($"/v1/tenders/{second.Id}")).Status().ShouldBe("draft");
        var now = app.Clock.GetUtcNow();
        var copy = (await buyer.Client.Post($"/v1/tenders/{tender.Id}/copies", new
        {
            dates = new { submissionDeadline = now.AddDays(50).ToString("O") }, contractPeriod = new { startDate = now.AddDays(90).ToString("yyyy-MM-dd"), endDate = now.AddDays(800).ToString("yyyy-MM-dd") },
        })).ShouldBe(HttpStatusCode.Created);
        (copy["settings"]!["bidKey"], copy["lots"]![0]!["bidKey"]).ShouldBe((null, null));
    }

    [Fact]
    public async Task Who_lost_the_private_key_can_withdraw_the_tender()
    {
        var (tender, she) = (await EncryptedTender.Of(app), await app.AFreelancer());
        (await tender.From(she)).ShouldBe(HttpStatusCode.Created);
        await tender.Begin();
        (await tender.Played.Buyer.Client.Post($"/v1/tenders/{tender.Played.TenderId}/withdrawal", new { reason = "De sleutel is verloren." })).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Get("/v1/notices")).Text.ShouldContain("tenderWithdrawn");
    }

    private static string Exponent(RSA rsa, byte exponent)
    {
        var key = rsa.ExportParameters(false);
        key.Exponent = [exponent];
        using var weak = RSA.Create(key);
        return weak.ExportSubjectPublicKeyInfoPem();
    }
}
