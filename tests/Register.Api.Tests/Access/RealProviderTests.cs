using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http.Oidc;
using Register.Api.Tests.Architecture;

namespace Register.Api.Tests.Access;

/// <summary>Tokens of a real OpenID provider (<c>oidc-provider</c>, in a process of its own), by client credentials.</summary>
public sealed class RealProviderTests
{
    [FactWhenProviderPresent]
    public async Task Its_tokens_are_taken_for_what_they_say_also_after_it_changed_its_key()
    {
        var authority = Guid.CreateVersion7().ToString();
        using var provider = new Provider(new JsonObject
        {
            ["root"] = new JsonObject { ["register_role"] = "operator" },
            ["auditor"] = new JsonObject { ["register_role"] = "authority", ["register_owner"] = authority, ["register_duties"] = new JsonArray("audit") },
        });
        var issuer = await provider.Line("http");
        await using var own = await Edge.Fixture.Started(new RegisterApp
        {
            Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton(new OidcOptions { Issuer = issuer, Audience = Issuer.Audience })),
        });
        var root = await TokenOf(issuer, "root");
        (await own.App.WithKey(root).Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        (await own.App.WithKey(await TokenOf(issuer, "auditor")).Get("/v1/journal")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("token.no-place");
        (await own.App.WithKey(root + "x").Get("/v1/journal")).ShouldBe(HttpStatusCode.Unauthorized);

        await provider.Rotate();
        own.App.Clock.Move(TimeSpan.FromSeconds(11));
        (await own.App.WithKey(await TokenOf(issuer, "root")).Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        (await own.App.WithKey(root).Get("/v1/journal")).ShouldBe(HttpStatusCode.Unauthorized).Code.ShouldBe("token.invalid");
        own.App.Clock.Move(TimeSpan.FromMinutes(6));
        (await own.App.WithKey(await TokenOf(issuer, "root")).Get("/v1/journal")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<string> TokenOf(string issuer, string client)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client + ":secret")));
        using var wish = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["resource"] = Issuer.Audience });
        var answer = await http.PostAsync(new Uri(issuer + "/token"), wish);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["access_token"]!.GetValue<string>();
    }

    private sealed class Provider : IDisposable
    {
        private readonly Process process;

        public Provider(JsonObject clients)
        {
            var start = new ProcessStartInfo("node") { WorkingDirectory = FactWhenProviderPresentAttribute.Folder, RedirectStandardInput = true, RedirectStandardOutput = true };
            foreach (var argument in (string[])["provider.mjs", clients.ToJsonString(), Issuer.Audience]) start.ArgumentList.Add(argument);
            process = Process.Start(start)!;
        }

        /// <summary>The next line that begins so.</summary>
        public async Task<string> Line(string begin)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
                if (line.StartsWith(begin, StringComparison.Ordinal)) return line;
            throw new InvalidOperationException("The provider ended.");
        }

        public async Task Rotate()
        {
            await process.StandardInput.WriteLineAsync();
            await Line("rotated");
        }

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }
    }
}

/// <summary>A fact that needs Node.js and the packages of <c>tests/openid</c>.</summary>
public sealed class FactWhenProviderPresentAttribute : FactAttribute
{
    public FactWhenProviderPresentAttribute()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) Skip = "It needs Node.js and, once, 'npm ci' in tests/openid; .ci/run does that.";
    }

    public static string Folder { get; } = Path.Combine(Tree.Root, "tests", "openid");
}
