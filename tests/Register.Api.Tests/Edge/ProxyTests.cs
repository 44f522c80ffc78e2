using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Edge;

/// <summary>Behind a reverse proxy, and behind what only says that it is one.</summary>
public sealed class ProxyTests
{
    private const string Year = "max-age=31536000; includeSubDomains";

    [Fact]
    public async Task Behind_a_named_proxy_each_client_has_a_limit_of_its_own_and_cannot_choose_it()
    {
        await using var own = await Behind("127.0.0.1");
        (await Ask(own.App, "192.0.2.1")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "192.0.2.2")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "192.0.2.1")).ShouldBe(HttpStatusCode.TooManyRequests);
        // The proxy adds where it was called from to what the client sent; only that counts.
        (await Ask(own.App, "198.51.100.7, 192.0.2.2")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Ask(own.App, "198.51.100.7, 192.0.2.3")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_addresses_of_an_IPv6_network_are_one_client()
    {
        await using var own = await Behind("127.0.0.1");
        (await Ask(own.App, "2001:db8:0:1::1")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "2001:db8:0:1:ffff::2")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Ask(own.App, "2001:db8:0:2::1")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "::ffff:192.0.2.1")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "192.0.2.1")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("127.0.0.9; 10.0.0.0/8")]
    public async Task What_anybody_else_forwards_is_not_looked_at(string? named)
    {
        await using var own = await Behind(named);
        (await Ask(own.App, "192.0.2.1")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "192.0.2.2")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Ask(own.App, "192.0.2.3", "https")).Headers.Keys.ShouldNotContain("Strict-Transport-Security");
    }

    [Fact]
    public async Task Behind_two_named_proxies_it_is_the_client_of_the_first()
    {
        await using var own = await Behind("127.0.0.0/8", hops: 2);
        (await Ask(own.App, "192.0.2.1, 127.0.0.5")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "192.0.2.2, 127.0.0.5")).ShouldBe(HttpStatusCode.OK);
        (await Ask(own.App, "192.0.2.1, 127.0.0.5")).ShouldBe(HttpStatusCode.TooManyRequests);
        // A client who says that she is a proxy is none.
        (await Ask(own.App, "198.51.100.7, 192.0.2.2")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_with_https_where_a_named_proxy_was_called_so()
    {
        await using var own = await Behind("127.0.0.1", quota: 100);
        (await Ask(own.App, "192.0.2.1", "https")).Headers["Strict-Transport-Security"].ShouldBe(Year);
        (await Ask(own.App, "192.0.2.1", "http")).Headers.Keys.ShouldNotContain("Strict-Transport-Security");
        (await Ask(own.App, "192.0.2.1")).Headers.Keys.ShouldNotContain("Strict-Transport-Security");
        await using var developers = await Fixture.Started(new RegisterApp { Settings = ["--Proxy:Addresses", "127.0.0.1"] });
        (await Ask(developers.App, "192.0.2.1", "https")).Headers.Keys.ShouldNotContain("Strict-Transport-Security");
    }

    [Fact]
    public async Task No_answer_repeats_the_host_that_was_asked_for()
    {
        await using var own = await Behind("127.0.0.1", quota: 100);
        foreach (var path in (string[])["/v1/sectors?limit=1", "/", "/v1/nothing", "/v1/openapi.json"])
        {
            var answer = await own.App.Raw($"GET {path}", "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Host: boos.example\r\n", host: "boos.example");
            (string.Join('\n', answer.Headers) + answer.Text).ShouldNotContain("boos.example");
        }
    }

    private static Task<Answer> Ask(RegisterApp app, string client, string? scheme = null) =>
        app.Raw("GET /v1/sectors?limit=1", $"X-Forwarded-For: {client}\r\n{(scheme is null ? "" : $"X-Forwarded-Proto: {scheme}\r\n")}");

    // As in Production, where each address without a key may ask once a minute.
    private static Task<Fixture> Behind(string? named, int hops = 1, int quota = 1)
    {
        RegisterApp app = null!;
        app = new RegisterApp
        {
            Settings = ["--environment", "Production", .. named is null ? Array.Empty<string>() : ["--Proxy:Addresses", named, "--Proxy:Hops", $"{hops}"]],
            Adjust = builder =>
            {
                KeyRing.Open(app.Folder, create: true, TimeProvider.System);
                builder.Services.Replace(ServiceDescriptor.Singleton(new LimitOptions { Public = quota }));
            },
        };
        app.Clock.MoveTo(new DateTimeOffset(2027, 1, 1, 12, 0, 1, TimeSpan.Zero));
        return Fixture.Started(app);
    }
}
