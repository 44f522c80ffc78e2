using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Edge;

/// <summary>The program with a certificate of its own, as in Production.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private const string Password = "alleen hier";
    private readonly string file = Path.GetTempFileName();
    private RegisterApp app = null!;

    public Task InitializeAsync()
    {
        using var key = RSA.Create(2048);
        var wish = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = wish.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, Password));
        app = new RegisterApp
        {
            Settings = ["--environment", "Production", "--urls", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", file, "--Kestrel:Certificates:Default:Password", Password],
            Adjust = _ => KeyRing.Open(app.Folder, create: true, TimeProvider.System),
        };
        return app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        File.Delete(file);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Today_s_versions_are_spoken_and_browsers_are_told_to_stay_with_https(SslProtocols version)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = version, RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=localhost" },
        });
        using var answer = await http.GetAsync(new Uri(Address, "/v1/sectors?limit=1"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
    }

    /// <summary>Asked in bytes: no client here would still ask so.</summary>
    [Theory]
    [InlineData(0x01, false)]
    [InlineData(0x02, false)]
    [InlineData(0x03, true)]
    public async Task Versions_that_were_given_up_are_refused(byte minor, bool spoken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port);
        await client.GetStream().WriteAsync(Hello(minor));
        var answer = new byte[7];
        var length = await client.GetStream().ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false);
        const byte Handshake = 22, Alert = 21, ProtocolVersion = 70;
        if (spoken) answer[0].ShouldBe(Handshake);
        else (length, answer[0], answer[6]).ShouldBe((7, Alert, ProtocolVersion));
    }

    private Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    // What a client says first (RFC 5246, 7.4.1.2): its newest version, random bytes, ciphers that every version knew, curves, points, signatures.
    private static byte[] Hello(byte minor)
    {
        byte[] ciphers = [0xC0, 0x2F, 0xC0, 0x13, 0x00, 0x2F], extensions =
        [
            0, 10, 0, 4, 0, 2, 0, 23,
            0, 11, 0, 2, 1, 0,
            0, 13, 0, 8, 0, 6, 4, 1, 8, 4, 2, 1,
        ];
        byte[] body = [3, minor, .. RandomNumberGenerator.GetBytes(32), 0, 0, (byte)ciphers.Length, .. ciphers, 1, 0, 0, (byte)extensions.Length, .. extensions];
        return [22, 3, 1, 0, (byte)(body.Length + 4), 1, 0, 0, (byte)body.Length, .. body];
    }
}
