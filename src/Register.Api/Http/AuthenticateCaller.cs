using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Finds out who asks: an API key in <c>Authorization: Bearer rgk_…</c>, or nobody. A key that does not work
/// is an error, not nobody.</summary>
public sealed class AuthenticateCaller(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            var secret = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
            var caller = http.RequestServices.GetRequiredService<Caller>();
            caller.Key = secret.StartsWith("rgk_", StringComparison.Ordinal) && secret.Length <= 100
                ? await http.RequestServices.GetRequiredService<ApiKeys>().Find(secret) : null;
            if (caller.Key is null)
            {
                LimitRequests.CountWrongKey(http);
                throw new HttpRefusalException(StatusCodes.Status401Unauthorized, "key.invalid");
            }
            http.RequestServices.GetRequiredService<JournalLog>().Actor = caller.Actor;
        }
        await next(http);
    }
}
