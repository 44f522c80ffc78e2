using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http.Loops;

namespace Register.Api.Tests.Freelancers;

/// <summary>A whole life in the register, wrong requests and leaving among it; then everything that is overheard is searched for every value she
/// brought in.</summary>
public sealed class PersonalScanTests : IAsyncLifetime
{
    private readonly Overheard heard = new();
    private RegisterApp app = null!;

    public Task InitializeAsync()
    {
        app = new RegisterApp { Adjust = heard.Listen };
        return app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Fact]
    public async Task No_personal_value_and_no_key_stands_in_a_log_a_trace_a_metric_an_address_or_a_problem()
    {
        var life = await app.AFullLife();
        List<string> values = [.. life.Personal, life.She.Client.Key!, life.Verifier.Key!, life.Buyer.Client.Key!, .. await Mistakes(life.She, life.Personal[0])];
        (await life.Export()).ShouldBe(HttpStatusCode.OK);
        (await life.Export("text/csv")).ShouldBe(HttpStatusCode.OK);
        (await life.Verifier.Get($"{life.She.EvidencePlace()}/{life.EvidenceId}/document")).ShouldBe(HttpStatusCode.OK);
        (await life.She.Client.Delete(life.She.Place(), (await life.She.Client.Get(life.She.Place())).ETag)).ShouldBe(HttpStatusCode.NoContent);
        app.Clock.Move(TimeSpan.FromDays(5 * 366));
        await using (var scope = app.Services.CreateAsyncScope()) (await scope.ServiceProvider.GetRequiredService<PurgeLeavers>().Do(default)).ShouldBe(1);

        values.Count.ShouldBeGreaterThan(35);
        // What is listened to is not silent.
        heard.Logs.ShouldContain(l => l.Contains(life.She.Id, StringComparison.Ordinal));
        heard.Traces.Keys.ShouldContain(t => t.Contains("INSERT INTO freelancers", StringComparison.Ordinal));
        heard.Metrics.Keys.ShouldContain(m => m.Contains("RegisterFreelancer", StringComparison.Ordinal));
        heard.Addresses.Keys.ShouldContain(a => a.Contains(life.She.Id, StringComparison.Ordinal));
        heard.Problems.Keys.Count.ShouldBeGreaterThan(10);
        var all = heard.All.ToList();
        values.SelectMany(v => all.Where(l => l.Contains(v, StringComparison.OrdinalIgnoreCase) || l.Contains(Uri.EscapeDataString(v), StringComparison.OrdinalIgnoreCase)).Take(1).Select(l => $"{v}: {l}")).ShouldBeEmpty();
    }

    // Requests with something wrong in them, and a value in each that nobody else needs to see.
    private async Task<IEnumerable<string>> Mistakes(Person she, string kvk)
    {
        List<string> values = [];
        string Own(string text)
        {
            values.Add(text);
            return text;
        }

        foreach (var change in (Action<JsonObject>[])
        [
            p => p["email"] = Own("ondine.zwanenzang"), p => p["email"] = new JsonArray(Own("zus@zwanenzang.example")), p => p["phone"] = Own("nul zes zwanenzang"),
            p => p["name"] = Own(new string('z', 60) + "wanenzang") + new string('x', 500), p => p["identifier"]!["id"] = Own("8765432198"),
            p => p["vatId"] = Own("NLZWANENZANG"), p => p["description"] = Own("zwanenzang in mei") + "\u0000", p => p["hourlyRate"] = Own("zwanenzang per uur"),
            p => p["birthday"] = Own("1971-02-29zwanen"), p => p["homeDistrict"] = 7, p => (p["name"], p["name2"]) = (Own("Ondine Zwanenzang"), 1),
        ])
        {
            var refused = await app.Anyone().Post("/v1/freelancers", FreelancerScenes.AProfile(change));
            refused.ShouldBe(HttpStatusCode.BadRequest);
        }
        (await app.Anyone().Post("/v1/freelancers", "{\"name\": \"" + Own("Halve zwanenzang") + "\", ")).ShouldBe(HttpStatusCode.BadRequest);
        (await app.Anyone().Post("/v1/freelancers", FreelancerScenes.AProfile(p => p["identifier"]!["id"] = kvk))).ShouldBe(HttpStatusCode.Conflict);
        (await she.Client.Post(she.EvidencePlace(), FreelancerScenes.Saying(new JsonObject { ["kind"] = Own("zwanenbewijs") }))).ShouldBe(HttpStatusCode.BadRequest);
        (await she.Client.Send(HttpMethod.Put, $"{she.EvidencePlace()}/{Guid.CreateVersion7()}/document", System.Text.Encoding.UTF8.GetBytes(Own("geen pdf maar zwanenzang")), "\"1\"", contentType: "application/pdf"))
            .Status.ShouldNotBe(HttpStatusCode.OK);
        foreach (var key in (string[])[Own("rgk_zwanenzang" + new string('q', 33)), Own("eyJ6d2FuZW56YW5nIjoxfQ.eyJ6d2FuZW56YW5nIjoxfQ.xyz"), Own("zwanenzang" + new string('k', 200))])
            (await app.WithKey(key).Get("/v1/sectors")).ShouldBe(HttpStatusCode.Unauthorized);
        return values;
    }
}
