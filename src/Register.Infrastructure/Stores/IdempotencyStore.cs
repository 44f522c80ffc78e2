using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Remembers the answer to a POST in the transaction of its change, so that a retry gets the same answer and
/// does nothing. Answers are sealed: one may hold a new key. Requests are kept as a keyed digest only.</summary>
public sealed class IdempotencyStore(Session session, KeyRing ring, TimeProvider clock)
{
    /// <summary>How long an answer is kept: twice the promised day.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    /// <summary>Stands in place of the request's digest where the key ring that sealed the answer is lost.</summary>
    public const string Lost = "";

    /// <summary>The stored answer, with whether it was given to the same request; null for a new key.</summary>
    /// <exception cref="Domain.Kernel.Refusal">There was an answer, and it is lost.</exception>
    public async Task<(bool SameRequest, byte[] Answer)?> Find(string scope, string key, string requestMac)
    {
        var row = await session.Single<Row>(
            "SELECT request_mac, answer FROM idempotency WHERE scope = @scope AND idempotency_key = @key", new { scope, key });
        if (row is null) return null;
        Domain.Kernel.Refuse.If(row.RequestMac is Lost, SealRefusals.AnswerLost());
        var same = Domain.Kernel.FixedTime.Same(row.RequestMac, requestMac);
        return (same, same ? Open(scope, key, row.Answer) : []);
    }

    /// <summary>Opens a stored answer.</summary>
    public byte[] Open(string scope, string key, byte[] answer) => ring.Unseal(answer, Context(scope, key));

    /// <summary>All that are kept, sealed; those that were given up are none.</summary>
    public async IAsyncEnumerable<(string Scope, string Key, byte[] Answer)> All()
    {
        foreach (var row in await session.Query<Row>("SELECT scope, idempotency_key, request_mac, answer FROM idempotency WHERE request_mac <> @lost", new { lost = Lost }))
            yield return (row.Scope, row.IdempotencyKey, row.Answer);
    }

    public Task Add(string scope, string key, string requestMac, byte[] answer) => session.Execute(
        """
        INSERT INTO idempotency (scope, idempotency_key, request_mac, answer, created_at)
        VALUES (@scope, @key, @requestMac, @sealedAnswer, @now)
        """, new { scope, key, requestMac, sealedAnswer = ring.Seal(answer, Context(scope, key)), now = clock.GetUtcNow() });

    /// <summary>Forgets what is older than <see cref="Kept"/>.</summary>
    public Task<int> Forget() => session.Write(() =>
        session.Execute("DELETE FROM idempotency WHERE created_at < @before", new { before = clock.GetUtcNow() - Kept }));

    private static string Context(string scope, string key) => $"idempotency/{scope}/{key}";

    private sealed record Row
    {
        public string Scope { get; init; } = "";
        public string IdempotencyKey { get; init; } = "";
        public string RequestMac { get; init; } = "";
        public byte[] Answer { get; init; } = [];
    }
}
