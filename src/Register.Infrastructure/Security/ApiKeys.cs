using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Security;

/// <summary>A key as it is kept: never the secret. <see cref="OwnerId"/> is the freelancer, authority or platform it
/// acts for; <see cref="Holder"/> names the person at an authority, so that two keys of one person count once.</summary>
public sealed record ApiKey
{
    public Id<ApiKey> Id { get; init; }
    public long Version { get; init; } = 1;
    public string Prefix { get; init; } = "";
    public Role Role { get; init; }
    public string? OwnerId { get; init; }
    public string Holder { get; init; } = "";
    public Duties Duties { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The last Dutch day it was used; null until then.</summary>
    public DateOnly? LastUsedOn { get; init; }

    /// <summary>As they are kept: the names of <see cref="AllowedScopes"/>, with commas between.</summary>
    public string? Scopes { get; init; }

    /// <summary>What it may do for its freelancer; null for all that she may.</summary>
    public IReadOnlySet<Scope>? AllowedScopes => Scopes?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Scope>).ToHashSet();

    /// <summary>Whether it works at that instant.</summary>
    public bool WorksAt(DateTimeOffset now) => !(RevokedAt <= now || ExpiresAt <= now);
}

/// <summary>What a new key is for.</summary>
public sealed record ApiKeyFor(Role Role, string? OwnerId, string Holder)
{
    public Duties Duties { get; init; }
    public IReadOnlyList<Scope>? Scopes { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A key was made.</summary>
public sealed record ApiKeyCreated(Role Role, Duties Duties, DateTimeOffset? ExpiresAt) : DomainEvent;

/// <summary>A key has a successor, and works until then.</summary>
public sealed record ApiKeyRotated(Id<ApiKey> Successor, DateTimeOffset ExpiresAt) : DomainEvent;

/// <summary>A key no longer works.</summary>
public sealed record ApiKeyRevoked : DomainEvent;

/// <summary>API keys: 256 random bits shown once, kept as SHA-256.</summary>
public sealed class ApiKeys(Session session, JournalLog journal, TimeProvider clock)
{
    /// <summary>What a query reads of a key: all but the hash.</summary>
    public const string Columns = "id, version, prefix, role, owner_id, holder, duties, scopes, created_at, expires_at, revoked_at, last_used_on";
    private const int PrefixLength = 12;

    /// <summary>Makes a key; the secret is in the answer and nowhere else.</summary>
    public async Task<(ApiKey Key, string Secret)> Create(ApiKeyFor wish)
    {
        var secret = "rgk_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var key = new ApiKey
        {
            Id = Id<ApiKey>.New(now), Prefix = secret[..PrefixLength], Role = wish.Role, OwnerId = wish.OwnerId, Holder = wish.Holder, Duties = wish.Duties,
            Scopes = wish.Scopes is null ? null : string.Join(',', wish.Scopes.Order()), CreatedAt = now, ExpiresAt = wish.ExpiresAt,
        };
        await session.Execute(
            """
            INSERT INTO api_keys (id, hash, prefix, role, owner_id, holder, duties, scopes, created_at, expires_at)
            VALUES (@Id, @hash, @Prefix, @role, @OwnerId, @Holder, @duties, @Scopes, @CreatedAt, @ExpiresAt)
            """, new { key.Id, hash = Hash(secret), key.Prefix, role = key.Role.ToString(), key.OwnerId, key.Holder, duties = key.Duties.ToString(), key.Scopes, key.CreatedAt, key.ExpiresAt });
        await journal.Append("api_keys", key.Id.ToString(), [new ApiKeyCreated(key.Role, key.Duties, key.ExpiresAt)]);
        return (key, secret);
    }

    /// <summary>Makes a key that may do the same and ends when the old one would have; the old one goes on working for the overlap.</summary>
    public async Task<(ApiKey Key, string Secret)> Rotate(ApiKey old, TimeSpan overlap)
    {
        var until = clock.GetUtcNow() + overlap;
        var successor = await Create(new ApiKeyFor(old.Role, old.OwnerId, old.Holder) { Duties = old.Duties, Scopes = old.AllowedScopes?.ToList(), ExpiresAt = old.ExpiresAt });
        if (old.ExpiresAt <= until) return successor;
        await session.Execute("UPDATE api_keys SET version = version + 1, expires_at = @until WHERE id = @Id", new { old.Id, until });
        await journal.Append("api_keys", old.Id.ToString(), [new ApiKeyRotated(successor.Key.Id, until)]);
        return successor;
    }

    /// <summary>The key with this secret, if it works now.</summary>
    public async Task<ApiKey?> Find(string secret)
    {
        var now = clock.GetUtcNow();
        var key = await session.Single<ApiKey>($"SELECT {Columns} FROM api_keys WHERE hash = @hash", new { hash = Hash(secret) });
        if (key?.WorksAt(now) != true) return null;
        // Once a day: a read stays a read.
        if (DutchTime.DayOf(now) is var today && !(key.LastUsedOn >= today)) await NoteUse(key, today);
        return key;
    }

    private async Task NoteUse(ApiKey key, DateOnly today)
    {
        try
        {
            await session.Write(() => session.Execute(
                "UPDATE api_keys SET version = version + 1, last_used_on = @today WHERE id = @Id AND (last_used_on IS NULL OR last_used_on < @today)", new { key.Id, today }), CancellationToken.None);
        }
        catch (DbException error) when (session.Dialect.IsUnavailable(error))
        {
            // Where nothing can be written reading goes on; the next use is noted.
        }
    }

    /// <summary>The key with this id, or null.</summary>
    public Task<ApiKey?> Get(Id<ApiKey> id) => session.Single<ApiKey>($"SELECT {Columns} FROM api_keys WHERE id = @id", new { id });

    /// <summary>All keys of an owner, or all there are.</summary>
    public Task<List<ApiKey>> List(string? ownerId = null)
    {
        var where = new Where().And("owner_id = @ownerId", "ownerId", ownerId);
        return session.Query<ApiKey>($"SELECT {Columns} FROM api_keys {where} ORDER BY id", where.Arguments);
    }

    /// <summary>Stops a key at once; whether it was working.</summary>
    public async Task<bool> Revoke(Id<ApiKey> id)
    {
        var revoked = await session.Execute("UPDATE api_keys SET version = version + 1, revoked_at = @now WHERE id = @id AND revoked_at IS NULL", new { id, now = clock.GetUtcNow() }) > 0;
        if (revoked) await journal.Append("api_keys", id.ToString(), [new ApiKeyRevoked()]);
        return revoked;
    }

    /// <summary>Stops every key of an owner who leaves.</summary>
    public async Task RevokeAll(string ownerId)
    {
        foreach (var key in (await List(ownerId)).Where(k => k.RevokedAt is null)) await Revoke(key.Id);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
