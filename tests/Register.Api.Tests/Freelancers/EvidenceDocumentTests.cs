using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using static Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Freelancers;

public sealed class EvidenceDocumentTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static readonly byte[] Pdf = "%PDF-1.7 <script>alert(1)</script>"u8.ToArray();

    [Theory]
    [InlineData("application/pdf", "255044462D312E37")]
    [InlineData("image/png", "89504E470D0A1A0A00")]
    [InlineData("image/jpeg", "FFD8FFE000")]
    [InlineData("Application/PDF; name=x.pdf", "255044462D312E37")]
    public async Task A_document_comes_back_byte_for_byte_as_a_download(string type, string hex)
    {
        var (she, bytes) = (await app.Registered(), Convert.FromHexString(hex));
        var place = await Place(she);
        var uploaded = (await Upload(she, place, bytes, type)).ShouldBe(HttpStatusCode.OK);
        uploaded["status"]!.GetValue<string>().ShouldBe("submitted");
        uploaded["document"]!["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        uploaded.ETag.ShouldBe("\"2\"");
        foreach (var reader in new[] { she.Client, await app.AVerifier() })
        {
            var seen = (await reader.Get(place + "/document")).ShouldBe(HttpStatusCode.OK);
            seen.Body.ShouldBe(bytes);
            seen.Headers["Content-Type"].ShouldBe(type.Split(';')[0].ToLowerInvariant());
            seen.Headers["Content-Disposition"].ShouldBe("attachment");
            seen.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            seen.Headers["Content-Security-Policy"].ShouldBe("default-src 'none'; frame-ancestors 'none'");
        }
        (await (await app.Registered()).Client.Get(place + "/document")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    [InlineData("application/json")]
    [InlineData("application/zip")]
    [InlineData("nonsense")]
    public async Task Another_type_is_not_taken(string type)
    {
        var she = await app.Registered();
        var place = await Place(she);
        (await Upload(she, place, Pdf, type)).ShouldBe(HttpStatusCode.UnsupportedMediaType).Code.ShouldBe("content-type.document");
        (await she.Client.Get(place + "/document")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    public async Task A_document_under_a_false_name_is_refused(string type)
    {
        var she = await app.Registered();
        (await Upload(she, await Place(she), Pdf, type)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("document.other-content");
    }

    [Fact]
    public async Task An_empty_document_is_refused()
    {
        var she = await app.Registered();
        (await Upload(she, await Place(she), [], "application/pdf")).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("document.other-content");
    }

    [Fact]
    public async Task Ten_mebibytes_are_taken_and_not_one_byte_more()
    {
        var she = await app.Registered();
        var place = await Place(she);
        var largest = new byte[10 * 1024 * 1024];
        Pdf.CopyTo(largest, 0);
        (await Asks(she, place, largest.Length + 1)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await she.Client.Get(place + "/document")).ShouldBe(HttpStatusCode.NotFound);
        (await Upload(she, place, largest, "application/pdf")).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Get(place + "/document")).Body.Length.ShouldBe(largest.Length);
    }

    [Fact]
    public async Task A_new_document_takes_the_place_of_the_old_and_the_same_changes_nothing()
    {
        var she = await app.Registered();
        var place = await Place(she);
        var first = await Upload(she, place, Pdf, "application/pdf");
        (await Upload(she, place, Pdf, "application/pdf", first.ETag)).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe("\"2\"");
        (await Upload(she, place, Pdf, "application/pdf", "\"1\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Upload(she, place, [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg", first.ETag)).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe("\"3\"");
        (await she.Client.Get(place + "/document")).Headers["Content-Type"].ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_document_goes_with_its_evidence()
    {
        var she = await app.Registered();
        var place = await Place(she);
        var uploaded = await Upload(she, place, Pdf, "application/pdf");
        (await she.Client.Delete(place, uploaded.ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Get(place + "/document")).ShouldBe(HttpStatusCode.NotFound);
    }

    // Asks before it sends: the program says no to a length without reading what comes behind it.
    private async Task<HttpStatusCode> Asks(Person she, string place, int length)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, address + place + "/document") { Content = new ByteArrayContent(new byte[length]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", she.Client.Key);
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> Place(Person she) => $"{she.EvidencePlace()}/{(await she.Adds(Insurance())).Id}";

    private static Task<Answer> Upload(Person she, string place, byte[] bytes, string type, string? etag = "\"1\"") =>
        she.Client.Send(HttpMethod.Put, place + "/document", bytes, etag, contentType: type);
}
