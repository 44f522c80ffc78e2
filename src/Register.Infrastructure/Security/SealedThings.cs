using System.Security.Cryptography;
using System.Text.Json;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Stores;

namespace Register.Infrastructure.Security;

/// <summary>Things of one kind that a key ring sealed.</summary>
/// <param name="Name">What they are, for people.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Opened">How many the ring at hand opens.</param>
/// <param name="Lost">How many were sealed with a ring that was lost before, and given up.</param>
public sealed record SealedKind(string Name, long Count, long Opened, long Lost);

/// <summary>Everything in the database that is sealed, and whether a key ring opens it: all of it is tried, and nothing of it is told.</summary>
public sealed class SealedThings(Session session, KeyRing ring, TimeProvider clock)
{
    private const int Chunk = 200;
    private static readonly string[] Names =
    [
        "keys of lots that are not opened", "offers that are not opened", "receipts of bids", "facts that bids were judged on", "facts that bids were judged on after a member dropped out",
        "price parts", "drafts of bids", "secrets of prepared draws", "answers kept for retries",
    ];

    private readonly OfferSeal offers = new(ring);
    private readonly DraftSeal drafts = new(ring);
    private readonly DrawSeal draws = new(ring);
    private readonly LotKeys keys = new(session, ring, new LotKeyCache(), clock);
    private readonly IdempotencyStore answers = new(session, ring, clock);

    /// <summary>Tries everything.</summary>
    public async Task<IReadOnlyList<SealedKind>> Open()
    {
        var (count, opened, lost) = (new long[Names.Length], new long[Names.Length], new long[Names.Length]);
        // Only of a ring that took the place of a lost one it is known what was lost with that.
        var first = await FirstKey() is var from && ring.Keys[0].Number >= from ? from : 0;
        await foreach (var thing in All())
        {
            count[thing.Kind]++;
            if (thing.Key < first) lost[thing.Kind]++;
            else if (await Opens(thing)) opened[thing.Kind]++;
        }
        return [.. Names.Select((name, i) => new SealedKind(name, count[i], opened[i], lost[i]))];
    }

    /// <summary>The first key of the ring that took the place of a lost one; 0 where none was lost.</summary>
    public async Task<int> FirstKey()
    {
        var replaced = await session.Single<string>("SELECT body FROM journal WHERE area = @area ORDER BY position DESC {page}", new { area = KeyRingReplaced.Area, take = 1 });
        return replaced is null ? 0 : RegisterJson.Read<KeyRingReplaced>(replaced).FirstKey;
    }

    /// <summary>The highest number of a key that sealed something; 0 where nothing is sealed.</summary>
    public async Task<int> NewestKey()
    {
        var newest = 0;
        await foreach (var thing in All()) newest = Math.Max(newest, thing.Key);
        return newest;
    }

    private async IAsyncEnumerable<Thing> All()
    {
        foreach (var row in await session.Query<KeyRow>("SELECT lot_id, wrapped_key FROM lot_keys WHERE opened_at IS NULL ORDER BY lot_id"))
            yield return new Thing(0, row.WrappedKey, () => keys.Stored(row.LotId));
        await foreach (var bid in Each<Bid>("bids"))
        {
            if (bid.State == BidState.Submitted && await session.Single<byte[]>("SELECT wrapped_key FROM lot_keys WHERE lot_id = @LotId", new { bid.LotId }) is { } wrapped)
                yield return new Thing(1, wrapped, async () => OfferSeal.Open(bid, (await keys.Stored(bid.LotId))!, bid.Sealed.Commitment));
            yield return new Thing(2, bid.Sealed.Receipt, () => Now(offers.SealedReceiptOf(bid)));
            yield return new Thing(3, bid.Sealed.Judgement, () => Now(offers.JudgementOf(bid)));
        }
        await foreach (var dropOut in Each<DropOut>("drop_outs"))
            if (dropOut.Judgement is { } judged)
                yield return new Thing(4, judged, async () => offers.JudgementOf(RegisterJson.Read<Bid>((await session.Single<string>("SELECT body FROM bids WHERE id = @BidId", new { dropOut.BidId }))!), judged));
        await foreach (var part in Each<PricePart>("price_parts"))
            if (part.Sealed.Length > 0) yield return new Thing(5, part.Sealed, () => Now(offers.AmountOf(part)));
        await foreach (var draft in Each<BidDraft>("bid_drafts")) yield return new Thing(6, draft.Content, () => Now(drafts.Bytes(draft)));
        await foreach (var draw in Each<Draw>("draws"))
            if (draw.Secrets is { } secrets) yield return new Thing(7, secrets, () => Now(draws.Open(draw)));
        await foreach (var (scope, key, answer) in answers.All()) yield return new Thing(8, answer, () => Now(answers.Open(scope, key, answer)));
    }

    private async IAsyncEnumerable<T> Each<T>(string table)
        where T : Aggregate<T>
    {
        var rows = new List<Row>();
        do
        {
            rows = await session.Query<Row>($"SELECT id, body FROM {table} WHERE id > @after ORDER BY id {{page}}", new { after = rows.Count == 0 ? "" : rows[^1].Id, take = Chunk });
            foreach (var row in rows) yield return RegisterJson.Read<T>(row.Body);
        }
        while (rows.Count == Chunk);
    }

    // That something does not open is what is asked: it is counted, and no error.
    private static async Task<bool> Opens(Thing thing)
    {
        try
        {
            await thing.Open();
            return true;
        }
        catch (Exception error) when (error is CryptographicException or JsonException or InvalidDataException)
        {
            return false;
        }
    }

    private static Task Now<T>(T _) => Task.CompletedTask;

    private sealed record Thing(int Kind, byte[] Sealed, Func<Task> Open)
    {
        /// <summary>The number of the key that sealed it.</summary>
        public int Key => Sealed.Length > 0 ? Sealed[0] : 0;
    }

    private sealed record KeyRow
    {
        public Id<Lot> LotId { get; init; }
        public byte[] WrappedKey { get; init; } = [];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
