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
    private const string LotKey = "keys of lots that are not opened";
    private const string Offer = "offers that are not opened";
    private const string Receipt = "receipts of bids";
    private const string Facts = "facts that bids were judged on";
    private const string LaterFacts = "facts that bids were judged on after a member dropped out";
    private const string Part = "price parts";
    private const string Draft = "drafts of bids";
    private const string Secret = "secrets of prepared draws";
    private const string Answer = "answers kept for retries";
    private static readonly string[] Kinds = [LotKey, Offer, Receipt, Facts, LaterFacts, Part, Draft, Secret, Answer];

    private readonly OfferSeal offers = new(ring);
    private readonly DraftSeal drafts = new(ring);
    private readonly DrawSeal draws = new(ring);
    private readonly LotKeys keys = new(session, ring, new LotKeyCache(), clock);
    private readonly IdempotencyStore answers = new(session, ring, clock);

    /// <summary>Tries everything.</summary>
    public async Task<IReadOnlyList<SealedKind>> Open()
    {
        var found = Kinds.ToDictionary(k => k, k => new SealedKind(k, 0, 0, 0));
        // Only of a ring that took the place of a lost one it is known what was lost with that.
        var first = await FirstKey() is var from && ring.Keys[0].Number >= from ? from : 0;
        await foreach (var thing in All())
        {
            var (kind, lost) = (found[thing.Kind], thing.Key < first);
            var opened = !lost && await Opens(thing);
            found[thing.Kind] = kind with { Count = kind.Count + 1, Lost = kind.Lost + (lost ? 1 : 0), Opened = kind.Opened + (opened ? 1 : 0) };
        }
        return [.. Kinds.Select(k => found[k])];
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
        foreach (var row in await keys.Unopened())
            yield return new Thing(LotKey, row.WrappedKey, () => keys.Stored(row.LotId));
        await foreach (var bid in Each<Bid>("bids"))
        {
            if (bid.State == BidState.Submitted && await keys.Wrapped(bid.LotId) is { } wrapped)
                yield return new Thing(Offer, wrapped, async () => OfferSeal.Open(bid, (await keys.Stored(bid.LotId))!, bid.Sealed.Commitment));
            yield return new Thing(Receipt, bid.Sealed.Receipt, () => Now(offers.SealedReceiptOf(bid)));
            yield return new Thing(Facts, bid.Sealed.Judgement, () => Now(offers.JudgementOf(bid)));
        }
        await foreach (var dropOut in Each<DropOut>("drop_outs"))
            if (dropOut.Judgement is { } judged)
                yield return new Thing(LaterFacts, judged, async () => offers.JudgementOf(RegisterJson.Read<Bid>((await session.Single<string>("SELECT body FROM bids WHERE id = @BidId", new { dropOut.BidId }))!), judged));
        await foreach (var part in Each<PricePart>("price_parts"))
            if (part.Sealed.Length > 0) yield return new Thing(Part, part.Sealed, () => Now(offers.AmountOf(part)));
        await foreach (var draft in Each<BidDraft>("bid_drafts")) yield return new Thing(Draft, draft.Content, () => Now(drafts.Bytes(draft)));
        await foreach (var draw in Each<Draw>("draws"))
            if (draw.Secrets is { } secrets) yield return new Thing(Secret, secrets, () => Now(draws.Open(draw)));
        await foreach (var (scope, key, answer) in answers.All()) yield return new Thing(Answer, answer, () => Now(answers.Open(scope, key, answer)));
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

    private sealed record Thing(string Kind, byte[] Sealed, Func<Task> Open)
    {
        /// <summary>The number of the key that sealed it.</summary>
        public int Key => Sealed.Length > 0 ? Sealed[0] : 0;
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
