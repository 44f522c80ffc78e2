using System.Globalization;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Holds every caller to a number of requests a minute, and says on each answer how many are left
/// (draft-ietf-httpapi-ratelimit-headers).</summary>
public sealed class LimitRequests(RequestDelegate next, RateLimits limits, LimitOptions options)
{
    // Bytes of an IPv6 address that name the network: the smallest that is given out.
    private const int SixNetwork = 8;

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)) return next(http);
        var caller = http.RequestServices.GetRequiredService<Caller>();
        Count(http, limits, caller.Key is { } key ? key.Id.ToString() : Address(http), "default", options.Of(caller.Role));
        return next(http);
    }

    /// <summary>A key that does not work was tried: counted for the address it came from. Keys that do work are not
    /// hindered by it, whoever shares their address.</summary>
    /// <exception cref="HttpRefusalException">Too many were tried.</exception>
    internal static void CountWrongKey(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<LimitOptions>();
        Count(http, http.RequestServices.GetRequiredService<RateLimits>(), "wrong " + Address(http), "wrong-keys", options.Enabled ? options.WrongKeys : 0);
    }

    private static void Count(HttpContext http, RateLimits limits, string who, string policy, int quota)
    {
        if (quota <= 0) return;
        var (left, seconds) = limits.Take(who, quota);
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={quota};w={RateLimits.Window}");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r={Math.Max(left, 0)};t={seconds}");
        if (left < 0) throw new HttpRefusalException(StatusCodes.Status429TooManyRequests, "rate-limited", seconds);
    }

    private static string Address(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "-";
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        // Whoever has one address of an IPv6 network has all of it.
        return Convert.ToHexString(bytes.Length > SixNetwork ? bytes[..SixNetwork] : bytes);
    }
}
