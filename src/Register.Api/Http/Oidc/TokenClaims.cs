using System.Globalization;
using System.Text.Json;
using Register.Domain.Freelancers;
using Register.Infrastructure.Security;

namespace Register.Api.Http.Oidc;

/// <summary>What the claims of an access token say of its holder, as a key would.</summary>
public sealed class TokenClaims(OidcOptions options, KeyRing ring)
{
    private const string Unlimited = "all";

    /// <summary>What stands in the place of a key, or null where the claims name no role, more than one, no person or a wrong owner.
    /// Whether there is such an owner is not looked at. Its id is made from the person, so that each login of hers is the same caller, and
    /// tells nobody else who she is.</summary>
    public ApiKey? Of(JsonElement claims)
    {
        var roles = Named<Role>(claims, options.RoleClaim).Where(r => r != Role.Public).ToList();
        var (owner, holder) = (Words(claims, options.OwnerClaim), Text(claims, options.HolderClaim)?.Trim());
        if (roles.Count != 1 || owner.Count > 1 || owner.Any(o => !Guid.TryParseExact(o, "D", out _))) return null;
        if (holder is not { Length: > 0 and <= 100 } || holder.Any(char.IsControl)) return null;
        var (role, ownerId) = (roles[0], owner.SingleOrDefault()?.ToLowerInvariant());
        return new ApiKey
        {
            Id = new(IdOf(role, ownerId, holder)), Role = role, OwnerId = ownerId, Holder = holder,
            Duties = role != Role.Authority ? Duties.None : Named<Duties>(claims, options.DutiesClaim).Aggregate(Duties.None, (all, one) => all | one),
            Scopes = role != Role.Freelancer || options.ScopesClaim is not { } scopes || Words(claims, scopes).Contains(Unlimited) ? null
                : string.Join(',', Named<Scope>(claims, scopes).Order()),
        };
    }

    // A UUID version 8 (RFC 9562): of our own making.
    private Guid IdOf(Role role, string? owner, string holder)
    {
        var mac = ring.Mac(JsonSerializer.SerializeToUtf8Bytes((string?[])["access token", options.Issuer, role.ToString(), owner, holder.ToUpperInvariant()]));
        return Guid.Parse($"{mac[..12]}8{mac[13..16]}8{mac[17..32]}", CultureInfo.InvariantCulture);
    }

    private static List<T> Named<T>(JsonElement claims, string claim) where T : struct, Enum
    {
        var words = Words(claims, claim);
        return [.. Enum.GetValues<T>().Where(v => words.Contains(v.ToString(), StringComparer.OrdinalIgnoreCase))];
    }

    private static List<string> Words(JsonElement claims, string claim) => !claims.TryGetProperty(claim, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [.. value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
        _ => [],
    };

    private static string? Text(JsonElement claims, string claim) =>
        claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
