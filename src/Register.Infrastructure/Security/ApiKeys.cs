using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Security;

/// <summary>A key as it is kept: never the secret. <see cref="OwnerId"/> is the freelancer, authority or platform it
/// acts for; <see cref="Holder"/> names the person at an authority, so that two keys of one person count once.</summary>
public sealed record ApiKey
{
    public Id<ApiKey> Id { get; init; }
    public string Prefix { get; init; } = "";
    public Role Role { get; init; }
    public string? OwnerId { get; init; }
    public string Holder { get; init; } = "";
    public Duties Duties { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>A key was made.</summary>
public sealed record ApiKeyCreated(Role Role, Duties Duties, DateTimeOffset? ExpiresAt) : DomainEvent;

/// <summary>A key no longer works.</summary>
public sealed record ApiKeyRevoked : DomainEvent;

/// <summary>API keys: 256 random bits shown once, kept as SHA-256.</summary>
public sealed class ApiKeys(Session session, JournalLog journal, TimeProvider clock)
{
    /// <summary>What a query reads of a key: all but the hash.</summary>
    public const string Columns = "id, prefix, role, owner_id, holder, duties, created_at, expires_at, revoked_at";
    private const int PrefixLength = 12;

    /// <summary>Makes a key; the secret is in the answer and nowhere else.</summary>
    public async Task<(ApiKey Key, string Secret)> Create(Role role, string? ownerId, string holder, Duties duties, DateTimeOffset? expiresAt = null)
    {
        var secret = "rgk_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var key = new ApiKey
        {
            Id = Id<ApiKey>.New(now), Prefix = secret[..PrefixLength], Role = role, OwnerId = ownerId, Holder = holder,
            Duties = duties, CreatedAt = now, ExpiresAt = expiresAt,
        };
        await session.Execute(
            """
            INSERT INTO api_keys (id, hash, prefix, role, owner_id, holder, duties, created_at, expires_at)
            VALUES (@Id, @hash, @Prefix, @role, @OwnerId, @Holder, @duties, @CreatedAt, @ExpiresAt)
            """, new { key.Id, hash = Hash(secret), key.Prefix, role = role.ToString(), key.OwnerId, key.Holder, duties = duties.ToString(), key.CreatedAt, key.ExpiresAt });
        await journal.Append("api_keys", key.Id.ToString(), [new ApiKeyCreated(role, duties, expiresAt)]);
        return (key, secret);
    }

    /// <summary>The key with this secret, if it works now.</summary>
    public async Task<ApiKey?> Find(string secret)
    {
        var now = clock.GetUtcNow();
        var key = await session.Single<ApiKey>($"SELECT {Columns} FROM api_keys WHERE hash = @hash", new { hash = Hash(secret) });
        return key is null || key.RevokedAt <= now || key.ExpiresAt <= now ? null : key;
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
        var revoked = await session.Execute("UPDATE api_keys SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", new { id, now = clock.GetUtcNow() }) > 0;
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
