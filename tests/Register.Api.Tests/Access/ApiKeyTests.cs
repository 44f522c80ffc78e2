using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Database;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Access;

public sealed class ApiKeyTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task The_operator_makes_a_key_that_works_at_once_and_shows_its_secret_once()
    {
        var theOperator = await app.AnOperator();
        var authority = await app.AnAuthority();
        var made = (await theOperator.Post("/v1/api-keys", AKeyFor(authority.ToString()))).ShouldBe(HttpStatusCode.Created);
        var secret = made["apiKey"]!.GetValue<string>();
        var own = (await app.WithKey(secret).Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        own["items"]!.AsArray().Count.ShouldBe(1);
        own["items"]![0]!["holder"]!.GetValue<string>().ShouldBe("inkoop-1");
        own.Text.ShouldNotContain(secret);
        // What tells keys apart on a list: their beginning, and far from all of it.
        var prefix = own["items"]![0]!["prefix"]!.GetValue<string>();
        secret.ShouldStartWith(prefix);
        prefix.Length.ShouldBeInRange(8, 12);
        (await theOperator.Get(made.Headers["Location"])).ShouldBe(HttpStatusCode.OK).Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once()
    {
        var she = await app.AFreelancer();
        var second = (await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = she.Id, holder = "laptop" })).ShouldBe(HttpStatusCode.Created);
        var client = app.WithKey(second["apiKey"]!.GetValue<string>());
        (await client.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Delete($"/v1/api-keys/{second.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await client.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.Unauthorized).Code.ShouldBe("key.invalid");
        (await she.Client.Delete($"/v1/api-keys/{second.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_key_that_expires_stops_by_itself()
    {
        var theOperator = await app.AnOperator();
        var made = (await theOperator.Post("/v1/api-keys", new { role = "platform", holder = "p", expiresAt = app.Clock.GetUtcNow().AddHours(1) })).ShouldBe(HttpStatusCode.Created);
        var platform = app.WithKey(made["apiKey"]!.GetValue<string>());
        (await platform.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        app.Clock.Move(TimeSpan.FromHours(2));
        (await platform.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_that_never_was_a_revoked_one_and_an_expired_one_cost_the_same_and_are_answered_alike()
    {
        var theOperator = await app.AnOperator();
        async Task<(string Secret, string Id)> Made(DateTimeOffset? until = null)
        {
            var made = (await theOperator.Post("/v1/api-keys", new { role = "platform", holder = "p", expiresAt = until })).ShouldBe(HttpStatusCode.Created);
            return (made["apiKey"]!.GetValue<string>(), made["key"]!["id"]!.GetValue<string>());
        }
        var (revoked, expired) = (await Made(), await Made(app.Clock.GetUtcNow().AddMinutes(1)));
        (await theOperator.Delete($"/v1/api-keys/{revoked.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        // 256 bits.
        revoked.Secret.ShouldMatch("^rgk_[A-Za-z0-9_-]{43}$");
        app.Clock.Move(TimeSpan.FromMinutes(2));
        // Also one that begins as another does: its digest has nothing in common with it.
        foreach (var secret in (string[])[revoked.Secret, expired.Secret, "rgk_" + new string('x', 43), expired.Secret[..^1] + (expired.Secret[^1] == 'A' ? 'B' : 'A')])
        {
            var (answer, statements) = await Recorded.Of(() => app.WithKey(secret).Get("/v1/api-keys"));
            answer.ShouldBe(HttpStatusCode.Unauthorized).Code.ShouldBe("key.invalid");
            statements.ShouldHaveSingleItem().ShouldEndWith("FROM api_keys WHERE hash = @hash");
        }
        (await app.InWrite(async s => await s.GetRequiredService<Session>().Single<string>("SELECT hash FROM api_keys WHERE id = @id", new { id = revoked.Id })))
            .ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(revoked.Secret))));
    }

    private async Task<(Person She, Answer Made, ApiClient Client)> AKeyOfHers(object? scopes)
    {
        var she = await app.AFreelancer();
        var made = (await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = she.Id, holder = "program", scopes })).ShouldBe(HttpStatusCode.Created);
        return (she, made, app.WithKey(made["apiKey"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_key_with_scopes_does_only_what_they_say_and_never_what_only_she_can_say()
    {
        var (she, made, program) = await AKeyOfHers(new[] { "bid", "read" });
        made["key"]!["scopes"]!.AsArray().Select(s => s!.GetValue<string>()).ShouldBe(["read", "bid"]);
        (await program.Get($"/v1/freelancers/{she.Id}/personal-data")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("key.out-of-scope");
        var seen = (await program.Get($"/v1/freelancers/{she.Id}")).ShouldBe(HttpStatusCode.OK);
        seen["identifier"].ShouldNotBeNull();
        (await program.Get("/v1/tenders")).ShouldBe(HttpStatusCode.OK);
        foreach (var refused in (Answer[])
        [
            await program.Post($"/v1/freelancers/{she.Id}/evidence", new { }),
            await program.Post("/v1/clusters", new { name = "x" }),
            await program.Post("/v1/api-keys", new { role = "freelancer", ownerId = she.Id, holder = "more" }),
            await program.Post($"/v1/api-keys/{made.Id}/rotation"),
            await program.Delete($"/v1/freelancers/{she.Id}", seen.ETag),
        ]) refused.ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("key.out-of-scope");
    }

    [Fact]
    public async Task Scopes_without_read_or_for_another_role_are_refused()
    {
        var she = await app.AFreelancer();
        var unread = await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = she.Id, holder = "x", scopes = new[] { "bid" } });
        unread.ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("code").ShouldBe("api-key.scopes-read");
        var platform = await (await app.AnOperator()).Post("/v1/api-keys", new { role = "platform", holder = "x", scopes = new[] { "read" } });
        platform.ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("code").ShouldBe("api-key.scopes");
        (await she.Client.Get("/v1/api-keys"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rotated_key_works_beside_its_successor_until_the_overlap_is_over()
    {
        var (she, made, old) = await AKeyOfHers(new[] { "read" });
        var before = await she.Client.Get($"/v1/api-keys/{made.Id}");
        var rotated = (await she.Client.Post($"/v1/api-keys/{made.Id}/rotation", new { overlapHours = 2 })).ShouldBe(HttpStatusCode.Created);
        var successor = app.WithKey(rotated["apiKey"]!.GetValue<string>());
        rotated["key"]!["scopes"]!.AsArray().ShouldHaveSingleItem();
        (await she.Client.Get($"/v1/api-keys/{made.Id}")).ETag.ShouldNotBe(before.ETag);
        foreach (var client in (ApiClient[])[old, successor]) (await client.Get($"/v1/freelancers/{she.Id}")).ShouldBe(HttpStatusCode.OK);
        app.Clock.Move(TimeSpan.FromHours(3));
        (await old.Get($"/v1/freelancers/{she.Id}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await successor.Get($"/v1/freelancers/{she.Id}")).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Post($"/v1/api-keys/{made.Id}/rotation")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("api-key.stopped");
    }

    [Fact]
    public async Task Rotating_prolongs_no_key_and_reaches_nobody_elses()
    {
        var theOperator = await app.AnOperator();
        var ends = app.Clock.GetUtcNow().AddHours(5);
        var made = (await theOperator.Post("/v1/api-keys", new { role = "platform", holder = "p", expiresAt = ends })).ShouldBe(HttpStatusCode.Created);
        var platform = app.WithKey(made["apiKey"]!.GetValue<string>());
        var rotated = (await platform.Post($"/v1/api-keys/{made.Id}/rotation", new { overlapHours = 24 })).ShouldBe(HttpStatusCode.Created);
        (rotated["key"]!["expiresAt"]!.GetValue<DateTimeOffset>() - ends).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await (await app.AFreelancer()).Client.Post($"/v1/api-keys/{rotated.Id}/rotation")).ShouldBe(HttpStatusCode.NotFound);
        app.Clock.Move(TimeSpan.FromHours(6));
        foreach (var secret in (string[])[made["apiKey"]!.GetValue<string>(), rotated["apiKey"]!.GetValue<string>()])
            (await app.WithKey(secret).Get("/v1/api-keys")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_day_of_the_last_use_is_shown_and_a_key_never_used_has_none()
    {
        var (she, made, program) = await AKeyOfHers(null);
        async Task<string?> LastUse() => (await she.Client.Get($"/v1/api-keys/{made.Id}"))["lastUsedOn"]?.GetValue<string>();
        (await LastUse()).ShouldBeNull();
        await program.Get("/v1/api-keys");
        var first = await LastUse();
        first.ShouldBe(Register.Domain.Kernel.DutchTime.DayOf(app.Clock.GetUtcNow()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        app.Clock.Move(TimeSpan.FromDays(2));
        (await LastUse()).ShouldBe(first);
        await program.Get("/v1/api-keys");
        (await LastUse()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_freelancer_cannot_make_a_key_for_another_role_or_person()
    {
        var she = await app.AFreelancer();
        var other = await app.AFreelancer();
        (await she.Client.Post("/v1/api-keys", new { role = "operator", holder = "x" })).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("api-key.not-for-others");
        (await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = other.Id, holder = "x" })).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Somebody_elses_key_does_not_exist()
    {
        var she = await app.AFreelancer();
        var other = await app.AFreelancer();
        var id = (await other.Client.Get("/v1/api-keys"))["items"]![0]!["id"]!.GetValue<string>();
        (await she.Client.Get($"/v1/api-keys/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Delete($"/v1/api-keys/{id}", null)).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Get($"/v1/api-keys?ownerId={other.Id}")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
        (await (await app.AnOperator()).Get($"/v1/api-keys?ownerId={other.Id}"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_colleagues_key_at_the_same_authority_does_not_exist_either()
    {
        var authority = await app.AnAuthority();
        var anna = await app.APersonAt(authority, Duties.Publish, "anna");
        var bram = await app.APersonAt(authority, Duties.Publish, "bram");
        var id = (await anna.Get("/v1/api-keys"))["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        (await bram.Delete($"/v1/api-keys/{id}", null)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_wish_says_everything_that_is_wrong_with_it()
    {
        var theOperator = await app.AnOperator();
        var refused = (await theOperator.Post("/v1/api-keys", new
        {
            role = "freelancer", ownerId = "nobody", holder = "", duties = new[] { "open" }, expiresAt = "2020-01-01T00:00:00Z",
        })).ShouldBe(HttpStatusCode.BadRequest);
        refused["errors"]!.AsArray().Select(e => e!["pointer"]!.GetValue<string>()).Order()
            .ShouldBe(["/duties", "/expiresAt", "/holder", "/ownerId"]);
        (await theOperator.Post("/v1/api-keys", AKeyFor(Guid.CreateVersion7().ToString()))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("unknown-reference");
        (await theOperator.Post("/v1/api-keys", new { role = "public", holder = "x" })).ShouldBe(HttpStatusCode.BadRequest);
        (await theOperator.Post("/v1/api-keys", new { role = "authority", ownerId = Guid.CreateVersion7(), holder = "x", duties = new[] { "publish, open" } })).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static object AKeyFor(string authority) =>
        new { role = "authority", ownerId = authority, holder = "inkoop-1", duties = new[] { "publish", "open" } };
}
