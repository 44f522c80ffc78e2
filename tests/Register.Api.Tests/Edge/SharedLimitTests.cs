using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Register.Api.Http;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Edge;

/// <summary>What one process counts the others know: here two counters on one database, each with its own hosted work.</summary>
public sealed class SharedLimitTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static readonly LimitOptions Options = new();

    private (RateLimits Limits, ShareLimits Share) AProcess()
    {
        var limits = new RateLimits(app.Clock);
        return (limits, new ShareLimits(app.Services, limits, Options, app.Clock, NullLogger<ShareLimits>.Instance));
    }

    [Fact]
    public async Task After_an_exchange_each_knows_what_the_other_counted_and_a_new_minute_begins_at_nothing()
    {
        var (first, second) = (AProcess(), AProcess());
        app.Clock.MoveTo(app.Clock.GetUtcNow().AddMinutes(2));
        for (var i = 0; i < 30; i++) first.Limits.Take("10.1.1.1", 50);
        for (var i = 0; i < 15; i++) second.Limits.Take("10.1.1.1", 50).Left.ShouldBe(49 - i);
        second.Limits.Take("10.2.2.2", 50);
        foreach (var process in (ShareLimits[])[first.Share, second.Share, first.Share]) await process.Exchange();
        second.Limits.Take("10.1.1.1", 50).Left.ShouldBe(4);
        first.Limits.Take("10.1.1.1", 50).Left.ShouldBe(4);
        first.Limits.Take("10.2.2.2", 50).Left.ShouldBe(49, "who uses little is not told of");
        // Told again it is not counted twice.
        foreach (var process in (ShareLimits[])[first.Share, second.Share, first.Share, second.Share]) await process.Exchange();
        first.Limits.Take("10.1.1.1", 50).Left.ShouldBe(2);
        app.Clock.Move(TimeSpan.FromMinutes(1));
        second.Limits.Take("10.1.1.1", 50).Left.ShouldBe(49);
        await second.Share.Exchange();
        first.Limits.Take("10.1.1.1", 50).Left.ShouldBe(49);
    }

    [Fact]
    public async Task Nothing_is_written_while_nobody_uses_much_and_no_address_is_in_what_is()
    {
        var (limits, share) = AProcess();
        app.Clock.MoveTo(app.Clock.GetUtcNow().AddMinutes(2));
        limits.Take("10.3.3.3", 300);
        await share.Exchange();
        (await Told(ofNow: true)).ShouldBeEmpty();
        for (var i = 0; i < 60; i++) limits.Take("10.3.3.3", 300);
        await share.Exchange();
        (await Told(ofNow: true)).ShouldHaveSingleItem().ShouldMatch("^[0-9a-f]{64}$");
        app.Clock.Move(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 60; i++) limits.Take("10.4.4.4", 300);
        await share.Exchange();
        (await Told()).Count.ShouldBe(1, "the minute before is forgotten");
    }

    private Task<List<string>> Told(bool ofNow = false) => app.InWrite(services => services.GetRequiredService<Session>().Query<string>(
        "SELECT who FROM rate_counts WHERE minute >= @since", new { since = ofNow ? app.Clock.GetUtcNow().ToUnixTimeSeconds() / RateLimits.Window : 0 }));
}
