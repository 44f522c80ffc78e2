using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests.Bids;

/// <summary>What is encrypted to a key of the authority nobody reads before the opening, also not with everything that the register has; and the private key
/// is nowhere after it.</summary>
public sealed class EncryptedLeakTests : ListeningTests
{
    [Fact]
    public async Task The_price_is_nowhere_before_the_opening_and_the_private_key_nowhere_after_it()
    {
        var (tender, she) = (await EncryptedTender.Of(app), await app.AFreelancer());
        var first = (await tender.From(she, idempotencyKey: "sealed-1")).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Put($"/v1/bids/{first.Id}", tender.ABid(she.Id), first.ETag)).ShouldBe(HttpStatusCode.OK);
        (await tender.From(she)).ShouldBe(HttpStatusCode.Conflict);
        await BackUp("before.db");
        string[] secrets = ["52417.93", "5241793", "52417,93", "kamperfoelie"];
        foreach (var secret in secrets) app.Traces(lines, secret).ShouldBeEmpty(secret);

        await tender.Begin();
        using var another = new BidPair();
        (await tender.Complete(another.PrivateKey, "open-1")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tender.Complete(tender.Pair.PrivateKey[..900], "open-2")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        var opened = (await tender.Complete(tender.Pair.PrivateKey, "open-3")).ShouldBe(HttpStatusCode.OK);
        opened.Text.ShouldNotContain("PRIVATE");
        await BackUp("after.db");
        foreach (var secret in Forms(tender.Pair).Concat(Forms(another))) app.Traces(lines, secret).ShouldBeEmpty();
        foreach (var secret in (string[])["52417.93", "kamperfoelie", tender.Pair.Kid]) app.Traces(lines, secret).ShouldNotBeEmpty($"The search is blind: {secret}.");
    }

    [Fact]
    public async Task Whoever_has_the_database_and_the_key_ring_opens_the_seal_and_reads_no_offer()
    {
        var (tender, she) = (await EncryptedTender.Of(app), await app.AFreelancer());
        var id = Id<Bid>.Parse((await tender.From(she)).ShouldBe(HttpStatusCode.Created).Id);
        var (content, known) = await app.InWrite(async services =>
        {
            var bid = (await services.GetRequiredService<BidStore>().Find(id))!;
            var key = await services.GetRequiredService<LotKeys>().Stored(bid.LotId);
            var found = OfferSeal.Open(bid, key!, await services.GetRequiredService<OpeningStore>().CommitmentOf(id));
            var seal = services.GetRequiredService<OfferSeal>();
            return (found, RegisterJson.Write(found) + RegisterJson.Write(seal.ReceiptOf(bid)) + RegisterJson.Write(seal.JudgementOf(bid)));
        });
        content.Offer.ShouldBeNull();
        foreach (var secret in (string[])["52417.93", "5241793", "kamperfoelie", "answers"])
        {
            known.ShouldNotContain(secret);
            foreach (var part in content.EncryptedOffer!.Split('.')) Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part)).ShouldNotContain(secret);
        }
        // Everything was there but the private key.
        tender.Pair.Decrypt(content.EncryptedOffer!).ShouldContain("52417.93");
    }

    [Fact]
    public async Task An_offer_copied_into_the_bid_of_another_with_the_help_of_the_operator_is_put_aside()
    {
        var (tender, she, copier) = (await EncryptedTender.Of(app), await app.AFreelancer(), await app.AFreelancer("Kopie"));
        var original = (await tender.From(she)).ShouldBe(HttpStatusCode.Created).Id;
        var copy = (await tender.From(copier)).ShouldBe(HttpStatusCode.Created).Id;
        await app.InWrite(async services =>
        {
            var (bids, seal, keys, openings) = (services.GetRequiredService<BidStore>(), services.GetRequiredService<OfferSeal>(), services.GetRequiredService<LotKeys>(), services.GetRequiredService<OpeningStore>());
            var (from, into) = ((await bids.Find(Id<Bid>.Parse(original)))!, (await bids.Find(Id<Bid>.Parse(copy)))!);
            var key = (await keys.Stored(from.LotId))!;
            var offer = OfferSeal.Open(from, key, await openings.CommitmentOf(from.Id)).EncryptedOffer;
            var (resealed, _) = seal.Seal(into.Id, into.LotId, key, null, offer, "{}"u8, seal.JudgementOf(into), into.SubmittedAt);
            into.Replace(await services.GetRequiredService<TenderStore>().Load(into.TenderId), resealed, into.SubmittedAt);
            await bids.Save(into);
            return 0;
        });
        var opened = await tender.Open();
        opened["bids"]!.AsArray().ShouldHaveSingleItem()!.Text("bidId").ShouldBe(original);
        opened["fallen"]!.AsArray().ShouldHaveSingleItem()!["fall"]!.Text("reason").ShouldBe("notDecryptable");
    }

    private Task BackUp(string name) => SqliteBackup.Make((SqliteDialect)app.Services.GetRequiredService<Dialect>(), Path.Combine(app.Folder, name), new Progress<double>());

    // As it was sent, as lines of it, and its secret numbers.
    private static IEnumerable<string> Forms(BidPair pair)
    {
        var secret = pair.Rsa.ExportParameters(true);
        foreach (var line in pair.PrivateKey.Split('\n').Skip(1).SkipLast(1)) yield return line;
        foreach (var number in (byte[][])[secret.D!, secret.P!, secret.Q!])
        {
            yield return Convert.ToBase64String(number)[..40];
            yield return Convert.ToHexStringLower(number)[..40];
        }
    }
}
