using System.Net;
using System.Net.Sockets;
using MediatR;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;
using Register.Infrastructure.Views;
using Register.Infrastructure.Queries.Reference;

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
    public async Task Who_finds_the_queue_full_is_told_to_come_back_and_the_others_are_answered()
    {
        var (working, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var own = await Fixture.Started(new RegisterApp
        {
            Adjust = builder =>
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(new LimitOptions { Concurrent = 1, Waiting = 1 }));
                builder.Services.AddTransient<IPipelineBehavior<ListSectors, Page<Sector>>>(_ => new Held(working, go.Task));
            },
        });
        var worked = own.App.Anyone().Get("/v1/sectors");
        await working.Task;
        var waiting = own.App.Anyone().Get("/v1/sectors");
        // Of two more at least one comes while the other waits, whichever was first.
        var third = own.App.Anyone().Get("/v1/districts");
        var refused = await await Task.WhenAny(waiting, third);
        refused.ShouldBe(HttpStatusCode.ServiceUnavailable).Code.ShouldBe("busy");
        refused.Headers["Retry-After"].ShouldBe("1");
        (await own.App.Anyone().Get("/health/ready")).ShouldBe(HttpStatusCode.OK);
        go.SetResult();
        var answers = await Task.WhenAll(worked, waiting, third);
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(2);
        (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_sends_slowly_takes_no_place()
    {
        await using var own = await Fixture.Started(new RegisterApp { Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton(new LimitOptions { Concurrent = 1, Waiting = 1 })) });
        using var slow = new TcpClient();
        await slow.ConnectAsync(own.App.Anyone().Address.Host, own.App.Anyone().Address.Port);
        await slow.GetStream().WriteAsync("POST /v1/freelancers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{ "u8.ToArray());
        await Task.Delay(200);
        // One is worked on and one waits: there is no room for a third. One alone would get through once the slow one is given up.
        foreach (var answer in await Task.WhenAll(own.App.Anyone().Get("/v1/sectors"), own.App.Anyone().Get("/v1/sectors"))) answer.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Hundreds_of_clients_that_send_slowly_hold_no_threads()
    {
        const int Slow = 400;
        await using var own = await Fixture.Started(new RegisterApp { Adjust = _ => { } });
        var slow = Enumerable.Range(0, Slow).Select(_ => new TcpClient()).ToList();
        try
        {
            foreach (var client in slow)
            {
                await client.ConnectAsync(own.App.Anyone().Address.Host, own.App.Anyone().Address.Port);
                await client.GetStream().WriteAsync("POST /v1/freelancers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{ "u8.ToArray());
            }
            await Task.Delay(500);
            (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
            ThreadPool.ThreadCount.ShouldBeLessThan(Slow / 2);
        }
        finally
        {
            slow.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task What_takes_too_long_is_given_up_and_said_so()
    {
        await using var own = await Fixture.Started(new RegisterApp
        {
            Adjust = builder =>
            {
                builder.Services.Configure<RequestTimeoutOptions>(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromMilliseconds(200) });
                builder.Services.AddTransient<IPipelineBehavior<ListSectors, Page<Sector>>>(_ => new Held(new TaskCompletionSource(), new TaskCompletionSource().Task));
            },
        });
        (await own.App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.GatewayTimeout).Code.ShouldBe("timeout");
        (await own.App.Anyone().Get("/v1/districts")).ShouldBe(HttpStatusCode.OK);
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

    private sealed class Held(TaskCompletionSource working, Task go) : IPipelineBehavior<ListSectors, Page<Sector>>
    {
        public async Task<Page<Sector>> Handle(ListSectors request, CancellationToken cancellationToken, RequestHandlerDelegate<Page<Sector>> next)
        {
            working.TrySetResult();
            await go.WaitAsync(cancellationToken);
            return await next();
        }
    }

    private static Task<Fixture> Limited(LimitOptions options) =>
        Fixture.Started(new RegisterApp { Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton(options)) });
}
