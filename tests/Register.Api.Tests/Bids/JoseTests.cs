using System.Diagnostics;
using System.Net;
using Register.Api.Tests.Access;
using Register.Domain.Bids;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Bids;

/// <summary>A JOSE library of others (<c>jose</c>) and this program understand each other's encrypted bids.</summary>
public sealed class JoseTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [FactWhenProviderPresent]
    public async Task What_it_encrypts_is_taken_and_opened_and_it_decrypts_what_we_encrypt()
    {
        var (tender, she) = (await EncryptedTender.Of(app), await app.AFreelancer());
        (await Jose("thumbprint", tender.Pair.PublicKey)).ShouldBe(tender.Pair.Kid);
        var jwe = await Jose("encrypt", tender.Pair.PublicKey, tender.Pair.Header(tender.Played.LotId, she.Id).ToJsonString(), BidScenes.ABid(51_234.56m)["offer"]!.ToJsonString());
        var bid = (await tender.From(she, EncryptedTender.Body(jwe))).ShouldBe(HttpStatusCode.Created).Id;
        await tender.Open();
        (await tender.Played.Buyer.Client.Get($"/v1/bids/{bid}"))["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(51_234.56m);

        var key = BidKey.Read(tender.Pair.PublicKey)!;
        var ours = Jwe.Encrypt(OfferHeader.For(key, Id<Lot>.Parse(tender.Played.LotId), Id<Freelancer>.Parse(she.Id)), key, """{ "price": "€ 7" }"""u8);
        (await Jose("decrypt", tender.Pair.PrivateKey, ours)).TrimEnd(' ').ShouldBe("""{ "price": "€ 7" }""");
    }

    private static async Task<string> Jose(params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = FactWhenProviderPresentAttribute.Folder, RedirectStandardOutput = true };
        foreach (var argument in (string[])["jwe.mjs", .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        return output;
    }
}
