namespace Register.Api.Http;

/// <summary>The headers of the Dutch API Design Rules and of ordinary care, on every answer.</summary>
public sealed class StandardHeaders(RequestDelegate next, IHostEnvironment environment)
{
    /// <summary>The version of the API, in full.</summary>
    public const string ApiVersion = "1.0.0";

    public Task InvokeAsync(HttpContext http)
    {
        Put(http);
        // The framework clears the answer of what took too long.
        http.Response.OnStarting(() =>
        {
            if (!http.Response.Headers.ContainsKey("API-Version")) Put(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private void Put(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["API-Version"] = ApiVersion;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/swagger")
            ? "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
            : "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.Vary = "Authorization, Accept-Language";
        // Not for a developer's localhost: its other programs would no longer be reached.
        if (http.Request.IsHttps && !environment.IsDevelopment()) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
