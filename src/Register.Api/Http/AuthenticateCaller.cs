using Register.Api.Http.Oidc;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Http;

/// <summary>Finds out who asks: an API key in <c>Authorization: Bearer rgk_…</c>, an access token of the configured issuer in its place, or
/// nobody. A key or token that does not work is an error, not nobody.</summary>
public sealed class AuthenticateCaller(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            var secret = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
            var caller = http.RequestServices.GetRequiredService<Caller>();
            var tokens = http.RequestServices.GetRequiredService<AccessTokens>();
            caller.Key = tokens.Enabled && secret.Contains('.', StringComparison.Ordinal) ? await OfToken(http, tokens, secret) : await OfKey(http, secret);
            http.RequestServices.GetRequiredService<JournalLog>().Actor = caller.Actor;
        }
        await next(http);
    }

    private static async Task<ApiKey> OfKey(HttpContext http, string secret) =>
        (secret.StartsWith("rgk_", StringComparison.Ordinal) && secret.Length <= 100 ? await http.RequestServices.GetRequiredService<ApiKeys>().Find(secret) : null)
            ?? throw Wrong(http, StatusCodes.Status401Unauthorized, "key.invalid");

    // Whether a role, a person or an owner lacks, is one answer: nobody finds out who is registered.
    private static async Task<ApiKey> OfToken(HttpContext http, AccessTokens tokens, string token)
    {
        var claims = await tokens.Read(token, http.RequestAborted) ?? throw Wrong(http, StatusCodes.Status401Unauthorized, "token.invalid");
        var key = http.RequestServices.GetRequiredService<TokenClaims>().Of(claims);
        return key is not null && await http.RequestServices.GetRequiredService<Owners>().Exist(key.Role, key.OwnerId)
            ? key : throw Wrong(http, StatusCodes.Status403Forbidden, "token.no-place");
    }

    private static HttpRefusalException Wrong(HttpContext http, int status, string code)
    {
        LimitRequests.CountWrongKey(http);
        return new HttpRefusalException(status, code);
    }
}
