using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Tests.Security;

/// <summary>The key of a lot when many bids come first at once.</summary>
public sealed class LotKeyTests
{
    [Fact]
    public async Task Who_asks_while_it_is_made_waits_for_it_and_nobody_makes_another()
    {
        var (cache, lot, made, go) = (new LotKeyCache(), Id<Lot>.New(DateTimeOffset.UtcNow), 0, new TaskCompletionSource());
        async Task<byte[]> Make()
        {
            await go.Task;
            return [(byte)Interlocked.Increment(ref made)];
        }
        var asking = Enumerable.Range(0, 50).Select(_ => Task.Run(() => cache.Get(lot, Make))).ToList();
        await Task.Delay(50);
        go.SetResult();
        (await Task.WhenAll(asking)).ShouldAllBe(key => key[0] == 1);
    }

    [Fact]
    public async Task What_could_not_be_made_is_made_for_the_next()
    {
        var (cache, lot) = (new LotKeyCache(), Id<Lot>.New(DateTimeOffset.UtcNow));
        await Should.ThrowAsync<TimeZoneNotFoundException>(() => cache.Get(lot, () => throw new TimeZoneNotFoundException("any error will do")));
        await Should.ThrowAsync<TimeZoneNotFoundException>(() => cache.Get(lot, () => Task.FromException<byte[]>(new TimeZoneNotFoundException("any error will do"))));
        (await cache.Get(lot, () => Task.FromResult<byte[]>([7]))).ShouldBe([7]);
    }
}
