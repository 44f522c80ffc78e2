using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;

namespace Register.Api.Tests.Edge;

public sealed class LimitTests
{
    [Fact]
    public async Task Whoever_asks_too_often_waits_for_the_next_minute()
    {
        await using var own = await Limited(new LimitOptions { Public = 3 });
        var clock = own.App.Clock;
        clock.MoveTo(new DateTimeOffset(2027, 1, 1, 12, 0, 1, TimeSpan.Zero));
        for (var left = 2; left >= 0; left--)
        {
            var answer = (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
            answer.Headers["RateLimit-Policy"].ShouldBe("\"default\";q=3;w=60");
            answer.Headers["RateLimit"].ShouldStartWith($"\"default\";r={left};t=");
        }
        var refused = (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Code.ShouldBe("rate-limited");
        int.Parse(refused.Headers["Retry-After"]).ShouldBeInRange(1, 60);
        clock.Move(TimeSpan.FromSeconds(60));
        (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_caller_does_not_use_up_what_is_anothers()
    {
        await using var own = await Limited(new LimitOptions { Public = 1, Platform = 2 });
        own.App.Clock.MoveTo(new DateTimeOffset(2027, 1, 1, 12, 0, 1, TimeSpan.Zero));
        var (first, second) = (await own.App.APlatform(), await own.App.APlatform());
        foreach (var _ in Enumerable.Range(0, 2)) (await first.Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
        (await first.Get("/v1/sectors")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await second.Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
        (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
        (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await own.App.Anyone().Get("/health/live")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Trying_keys_is_stopped_and_a_good_key_from_there_still_works()
    {
        await using var own = await Limited(new LimitOptions { WrongKeys = 2 });
        own.App.Clock.MoveTo(new DateTimeOffset(2027, 1, 1, 12, 0, 1, TimeSpan.Zero));
        var thief = own.App.WithKey("rgk_" + new string('x', 43));
        foreach (var _ in Enumerable.Range(0, 2)) (await thief.Get("/v1/sectors")).ShouldBe(HttpStatusCode.Unauthorized);
        (await thief.Get("/v1/sectors")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await (await own.App.APlatform()).Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void A_crowd_of_the_last_minute_is_forgotten()
    {
        var clock = new MovableClock();
        var limits = new RateLimits(clock);
        for (var i = 0; i < 20_002; i++) limits.Take($"10.0.{i}", 1);
        clock.Move(TimeSpan.FromMinutes(2));
        limits.Take("10.1.1", 1).Left.ShouldBe(0);
        limits.Known.ShouldBe(1);
    }

    private static Task<Fixture> Limited(LimitOptions options) =>
        Fixture.Started(new RegisterApp { Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton(options)) });
}
