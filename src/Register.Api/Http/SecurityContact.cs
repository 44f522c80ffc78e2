using System.Globalization;

namespace Register.Api.Http;

/// <summary><c>/.well-known/security.txt</c> (RFC 9116): where to report a vulnerability, when the operator said so.</summary>
internal static class SecurityContact
{
    // What it says is true as long as the program runs with it; whoever keeps a copy asks again within this.
    private static readonly TimeSpan Valid = TimeSpan.FromDays(180);

    public static void Map(WebApplication app)
    {
        if (app.Configuration["Security:Contact"] is not { Length: > 0 } contact) return;
        app.MapGet("/.well-known/security.txt", (TimeProvider clock) => Results.Text(
            string.Create(CultureInfo.InvariantCulture, $"Contact: {contact}\nExpires: {clock.GetUtcNow() + Valid:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: nl, en\n"),
            "text/plain; charset=utf-8"));
    }
}
