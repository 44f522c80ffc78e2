using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.CommandLine;

/// <summary>The commands for the keys of an authority, and for bidders; all of it away from any register.</summary>
public sealed class BidKeyCommandTests : IDisposable
{
    private readonly Program program = new();
    private readonly (string Lead, string Lot) ids = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());

    public BidKeyCommandTests() => Directory.CreateDirectory(program.Folder);

    public void Dispose() => program.Dispose();

    private async Task<string> Offer(JsonObject? offer = null)
    {
        var file = program.File("offer.json");
        await File.WriteAllTextAsync(file, (offer ?? BidScenes.ABid()["offer"]!.AsObject()).ToJsonString());
        return file;
    }

    private async Task<(BidPair Pair, string Lot)> ALot()
    {
        var pair = new BidPair();
        var lot = new JsonObject
        {
            ["id"] = ids.Lot, ["bidKey"] = new JsonObject { ["kid"] = pair.Kid, ["publicKey"] = pair.PublicKey }, ["somethingNew"] = 1,
            ["award"] = JsonNode.Parse("""{ "criteria": [{ "code": "price", "name": "Prijs", "type": "price", "weightBasisPoints": 4000 }, { "code": "plan", "name": "Plan", "type": "quality", "weightBasisPoints": 6000 }], "priceFormula": { "kind": "relative" } }"""),
        };
        await File.WriteAllTextAsync(program.File("lot.json"), lot.ToJsonString());
        return (pair, program.File("lot.json"));
    }

    [Theory]
    [InlineData(3072)]
    [InlineData(4096)]
    public async Task A_pair_is_made_once_and_its_private_half_is_for_its_owner_only(int bits)
    {
        var (secret, shown) = (program.File("key.pem"), program.File("public.pem"));
        var made = (await program.Run("bid-key", "new", secret, "--public", shown, "--bits", $"{bits}")).ShouldEndWith(0);
        (made.Output + made.Error).ShouldNotContain("PRIVATE");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(secret).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var rsa = RSA.Create();
        rsa.ImportFromPem(await File.ReadAllTextAsync(secret));
        rsa.KeySize.ShouldBe(bits);
        (await File.ReadAllTextAsync(shown)).Trim().ShouldBe(rsa.ExportSubjectPublicKeyInfoPem());
        var id = (await program.Run("bid-key", "id", secret)).ShouldEndWith(0).Output.Trim();
        made.Error.ShouldContain(id);
        (await program.Run("bid-key", "id", shown)).ShouldEndWith(0).Output.Trim().ShouldBe(id);
        var before = await File.ReadAllTextAsync(secret);
        (await program.Run("bid-key", "new", secret)).ShouldEndWith(2).Error.ShouldContain("never replaces");
        (await program.Run("bid-key", "new", program.File("other.pem"), "--public", shown)).ShouldEndWith(2).Error.ShouldContain("never replaces");
        (await File.ReadAllTextAsync(secret)).ShouldBe(before);
        File.Exists(program.File("other.pem")).ShouldBeFalse();
        (await program.Run("bid-key", "new", program.File("small.pem"), "--bits", "2048")).ShouldEndWith(2).Error.ShouldContain("3072 or 4096");
        Directory.GetFiles(program.Folder).Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_offer_is_encrypted_for_a_lot_and_a_bidder_and_opens_with_the_private_key()
    {
        var (pair, lot) = await ALot();
        var body = program.File("body.json");
        (await program.Run("bid-key", "seal", lot, await Offer(), "--lead", ids.Lead, "--expect", pair.Kid, "--out", body)).ShouldEndWith(0).Error.ShouldContain(pair.Kid);
        var jwe = JsonNode.Parse(await File.ReadAllTextAsync(body))!.AsObject().ShouldHaveSingleItem().Value!.GetValue<string>();
        var header = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(jwe.Split('.')[0]))!;
        JsonNode.DeepEquals(header, pair.Header(ids.Lot, ids.Lead)).ShouldBeTrue(header.ToJsonString());
        pair.Decrypt(jwe).TrimEnd(' ').ShouldBe(BidScenes.ABid()["offer"]!.ToJsonString());
        // A price of another length makes a bid of the same length.
        var longer = JsonNode.Parse((await program.Run("bid-key", "seal", lot, await Offer(BidScenes.ABid(1_152_417.93m)["offer"]!.AsObject()), "--lead", ids.Lead)).ShouldEndWith(0).Output)!;
        longer.Text("encryptedOffer").Length.ShouldBe(jwe.Length);
        await File.WriteAllTextAsync(program.File("public.pem"), pair.PublicKey);
        var consortium = Guid.CreateVersion7().ToString();
        var other = JsonNode.Parse((await program.Run("bid-key", "seal", program.File("public.pem"), await Offer(), "--lead", ids.Lead, "--lot", ids.Lot, "--consortium", consortium)).ShouldEndWith(0).Output)!;
        other.Text("consortiumId").ShouldBe(consortium);
        pair.Decrypt(other.Text("encryptedOffer")).ShouldContain("52417.93");
        (await program.Run("bid-key", "seal", lot, await Offer(), "--lead", ids.Lead, "--out", body)).ShouldEndWith(2).Error.ShouldContain("exists");
    }

    [Fact]
    public async Task What_would_be_put_aside_at_the_opening_or_goes_to_another_key_is_not_encrypted()
    {
        var (_, lot) = await ALot();
        async Task Refused(int code, string why, params string[] arguments)
        {
            var ended = (await program.Run(["bid-key", .. arguments])).ShouldEndWith(code);
            ended.Error.ShouldContain(why);
            ended.Output.ShouldNotContain("encryptedOffer");
        }

        var offer = BidScenes.ABid()["offer"]!.AsObject();
        offer["answers"] = new JsonArray();
        await Refused(1, "'plan'", "seal", lot, await Offer(offer), "--lead", ids.Lead);
        offer.Remove("price");
        await Refused(1, "price", "seal", lot, await Offer(offer), "--lead", ids.Lead);
        await Refused(1, "offer.json", "seal", lot, await Offer(BidScenes.ABid()), "--lead", ids.Lead);
        var file = await Offer();
        await Refused(1, "fingerprint", "seal", lot, file, "--lead", ids.Lead, "--expect", "x");
        await Refused(2, "--lead", "seal", lot, file);
        await Refused(2, "UUID", "seal", lot, file, "--lead", "zij");
        await Refused(2, "another lot", "seal", lot, file, "--lead", ids.Lead, "--lot", Guid.CreateVersion7().ToString());
        using var pair = new BidPair();
        await File.WriteAllTextAsync(program.File("public.pem"), pair.PublicKey);
        await Refused(2, "--lot", "seal", program.File("public.pem"), file, "--lead", ids.Lead);
        await Refused(2, "nothing.pem", "id", program.File("nothing.pem"));
        foreach (var text in (string[])["{}", "{", "[]", "geheim", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", """{ "bidKey": 7 }"""])
        {
            await File.WriteAllTextAsync(program.File("bad"), text);
            await Refused(1, "bad", "id", program.File("bad"));
        }
    }
}
