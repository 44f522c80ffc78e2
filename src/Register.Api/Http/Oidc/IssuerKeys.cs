using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Register.Api.Http.Oidc;

/// <summary>The keys that the issuer signs with, asked of the issuer and of nobody else, and kept.</summary>
public sealed partial class IssuerKeys : IDisposable
{
    // A key that the issuer gave up works at most this much longer.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    // While the issuer does not answer, tokens signed with a known key are taken for so long.
    private static readonly TimeSpan Usable = TimeSpan.FromHours(24);

    // Whatever callers send, the issuer is asked no more often.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly OidcOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<IssuerKeys> log;
    private readonly HttpClient http;
    private readonly Lock gate = new();
    private Known? known;
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;
    private Task<Known?> asked = Task.FromResult<Known?>(null);

    public IssuerKeys(OidcOptions options, TimeProvider clock, ILogger<IssuerKeys> log)
    {
        (this.options, this.clock, this.log) = (options, clock, log);
        // It goes where the settings say: no redirects, and no trace of who asked.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null })
        {
            Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = 256 * 1024,
        };
    }

    /// <summary>The keys.</summary>
    /// <param name="unknown">Whether a token is signed with none of those known: then the issuer is asked again, if that is not just done.</param>
    /// <param name="cancellation">The caller hung up.</param>
    /// <exception cref="HttpRefusalException">503: the issuer does not answer.</exception>
    public async Task<IReadOnlyList<SecurityKey>> Of(bool unknown, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (held, newer) = Ask(now, unknown);
        if (!unknown && held is not null) return held.Keys;
        return (await newer.WaitAsync(cancellation))?.Keys
            ?? throw new HttpRefusalException(StatusCodes.Status503ServiceUnavailable, "token.issuer-unavailable", (int)Pause.TotalSeconds);
    }

    public void Dispose() => http.Dispose();

    // What is known and may still be used, and what the issuer says or just said: null for no answer.
    private (Known? Held, Task<Known?> Newer) Ask(DateTimeOffset now, bool unknown)
    {
        lock (gate)
        {
            // A clock that was set back makes nothing last longer.
            var age = known is null ? TimeSpan.MaxValue : (now - known.At).Duration();
            if (asked.IsCompleted && (unknown || age >= Fresh) && (now - askedAt).Duration() >= Pause) (askedAt, asked) = (now, Read(now));
            return (age < Usable ? known : null, asked);
        }
    }

    private async Task<Known?> Read(DateTimeOffset now)
    {
        try
        {
            using var discovery = JsonDocument.Parse(await http.GetStringAsync(options.Discovery));
            if (Text(discovery, "issuer") != options.Issuer) throw new InvalidDataException("It is another issuer.");
            var address = new Uri(Text(discovery, "jwks_uri"));
            if (Uri.Compare(address, options.Discovery, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
                throw new InvalidDataException("Its keys are somewhere else.");
            var keys = new JsonWebKeySet(await http.GetStringAsync(address)).GetSigningKeys();
            lock (gate) return known = new Known([.. keys], now);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or JsonException or InvalidDataException or ArgumentException or FormatException)
        {
            LogNoAnswer(error.GetType().Name);
            return null;
        }
    }

    private static string Text(JsonDocument discovery, string name) =>
        discovery.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : throw new InvalidDataException($"It names no {name}.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The issuer of access tokens gave no keys: {Error}")]
    private partial void LogNoAnswer(string error);

    private sealed record Known(IReadOnlyList<SecurityKey> Keys, DateTimeOffset At);
}
