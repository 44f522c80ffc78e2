using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Security;

/// <summary>The keys under which the bids for a lot are sealed: random, one a lot, kept only wrapped by the key ring.
/// The row is also the gate of the lot: a submission passes it in its own transaction, and the opening shuts it before
/// it looks at a bid, so that no bid arrives behind the opening's back.</summary>
public sealed class LotKeys(Session session, KeyRing ring, LotKeyCache cache, TimeProvider clock)
{
    private const int KeySize = 32;

    /// <summary>The lot's key; made, durably and apart from any other change, when there is none yet. Those who ask at once wait for the one who
    /// makes it.</summary>
    public Task<byte[]> For(Id<Tender> tender, Id<Lot> lot) => cache.Get(lot, async () =>
    {
        if (await Stored(lot) is { } kept) return kept;
        await session.Write(() => Make(tender, lot));
        return await Stored(lot) ?? throw new InvalidOperationException("A lot's key was not kept.");
    });

    /// <summary>Lets one submission pass, in the running transaction.</summary>
    /// <returns>False when the bids of the lot were opened.</returns>
    public async Task<bool> Pass(Id<Lot> lot) =>
        await session.Execute("UPDATE lot_keys SET submissions = submissions + 1 WHERE lot_id = @lot AND opened_at IS NULL", new { lot }) > 0;

    /// <summary>Shuts all lots of a tender, in the running transaction; submissions under way are waited for.</summary>
    public Task Shut(Id<Tender> tender) =>
        session.Execute("UPDATE lot_keys SET opened_at = @now WHERE tender_id = @tender AND opened_at IS NULL", new { tender, now = clock.GetUtcNow() });

    /// <summary>The lot's key, or null.</summary>
    /// <exception cref="CryptographicException">It was changed, or the key ring is not the one it was wrapped with.</exception>
    public async Task<byte[]?> Stored(Id<Lot> lot) =>
        await Wrapped(lot) is { } wrapped ? ring.Unseal(wrapped, Context(lot)) : null;

    /// <summary>The lots, of those that are not opened, whose key this key ring cannot unwrap: what is sealed for them cannot be opened.</summary>
    public async Task<IReadOnlyList<Id<Lot>>> Unopenable() => [.. (await Unopened()).Where(k => !Opens(k)).Select(k => k.LotId)];

    /// <summary>The lot's key as it is kept, or null.</summary>
    internal Task<byte[]?> Wrapped(Id<Lot> lot) => session.Single<byte[]>("SELECT wrapped_key FROM lot_keys WHERE lot_id = @lot", new { lot });

    /// <summary>The keys of the lots that are not opened, as they are kept.</summary>
    internal Task<List<WrappedLotKey>> Unopened() => session.Query<WrappedLotKey>("SELECT lot_id, wrapped_key FROM lot_keys WHERE opened_at IS NULL ORDER BY lot_id");

    private bool Opens(WrappedLotKey row)
    {
        try
        {
            ring.Unseal(row.WrappedKey, Context(row.LotId));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private async Task<int> Make(Id<Tender> tender, Id<Lot> lot)
    {
        try
        {
            return await session.Execute(
                "INSERT INTO lot_keys (lot_id, tender_id, wrapped_key, created_at, submissions) VALUES (@lot, @tender, @wrapped, @now, 0)",
                new { lot, tender, wrapped = ring.Seal(RandomNumberGenerator.GetBytes(KeySize), Context(lot)), now = clock.GetUtcNow() });
        }
        catch (DbException error) when (session.Dialect.IsDuplicate(error))
        {
            // Somebody else made it at the same time: that one it is.
            return 0;
        }
    }

    private static string Context(Id<Lot> lot) => $"lot-key/{lot}";
}

/// <summary>The key of a lot as it is kept.</summary>
internal sealed record WrappedLotKey
{
    public Id<Lot> LotId { get; init; }
    public byte[] WrappedKey { get; init; } = [];
}

/// <summary>Unwrapped keys of lots that take bids now.</summary>
public sealed class LotKeyCache
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<Id<Lot>, Lazy<Task<byte[]>>> keys = new();

    /// <summary>The key that is known, or is being made; else made now. One that could not be made is asked for again by the next.</summary>
    public async Task<byte[]> Get(Id<Lot> lot, Func<Task<byte[]>> make)
    {
        if (keys.Count >= Most) keys.Clear();
        var key = keys.GetOrAdd(lot, _ => new Lazy<Task<byte[]>>(make));
        try
        {
            return await key.Value;
        }
        catch
        {
            keys.TryRemove(KeyValuePair.Create(lot, key));
            throw;
        }
    }
}
