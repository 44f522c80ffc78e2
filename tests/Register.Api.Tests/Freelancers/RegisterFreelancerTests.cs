using System.Net;

namespace Register.Api.Tests.Freelancers;

public sealed class RegisterFreelancerTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static int number = 10_000_000;

    private static object AGardener(string? kvk = null) => new
    {
        name = "Groen van Wyck",
        identifier = new { scheme = "NL-KVK", id = kvk ?? Interlocked.Increment(ref number).ToString() },
        email = "groen@example.nl",
        sectors = new[] { "8130" },
        homeDistrict = "WK093501",
        workAreas = new[] { "GM0935" },
        hourlyRate = new { amount = 52.50, currency = "EUR" },
        publicFields = new[] { "hourlyRate" },
    };

    [Fact]
    public async Task Registering_gives_a_key_that_reads_everything_back()
    {
        var registered = (await app.Anyone().Post("/v1/freelancers", AGardener())).ShouldBe(HttpStatusCode.Created);
        registered.Headers["Location"].ShouldBe($"/v1/freelancers/{registered.Id}");
        var own = (await app.WithKey(registered["apiKey"]!.GetValue<string>()).Get($"/v1/freelancers/{registered.Id}")).ShouldBe(HttpStatusCode.OK);
        own["email"]!.GetValue<string>().ShouldBe("groen@example.nl");
    }

    [Fact]
    public async Task Others_see_only_what_she_made_public()
    {
        var registered = await app.Anyone().Post("/v1/freelancers", AGardener());
        var seen = (await app.Anyone().Get($"/v1/freelancers/{registered.Id}")).ShouldBe(HttpStatusCode.OK);
        seen["email"].ShouldBeNull();
        seen["identifier"].ShouldBeNull();
        seen["hourlyRate"]!["amount"]!.GetValue<decimal>().ShouldBe(52.50m);
    }

    [Fact]
    public async Task A_retry_with_the_same_key_gets_the_same_answer_and_registers_once()
    {
        var body = AGardener();
        var first = await app.Anyone().Post("/v1/freelancers", body, "retry-1");
        var second = (await app.Anyone().Post("/v1/freelancers", body, "retry-1")).ShouldBe(HttpStatusCode.Created);
        second.Text.ShouldBe(first.Text);
        second.Headers["Idempotency-Replayed"].ShouldBe("true");
        (await app.Anyone().Post("/v1/freelancers", AGardener(), "retry-1")).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("idempotency.reused");
    }

    [Fact]
    public async Task The_same_number_cannot_register_twice()
    {
        await app.Anyone().Post("/v1/freelancers", AGardener("00000042"));
        (await app.Anyone().Post("/v1/freelancers", AGardener("00000042"))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("freelancer.already-registered");
    }

    [Fact]
    public async Task A_change_needs_the_version_it_was_made_on()
    {
        var registered = await app.Anyone().Post("/v1/freelancers", AGardener());
        var she = app.WithKey(registered["apiKey"]!.GetValue<string>());
        var place = $"/v1/freelancers/{registered.Id}";
        (await she.Put(place, AGardener(), null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await she.Put(place, AGardener(), "\"9\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        var changed = (await she.Put(place, AGardener(), registered.ETag)).ShouldBe(HttpStatusCode.OK);
        changed.ETag.ShouldBe("\"2\"");
    }
}
