using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Register.Api.Http.Oidc;

/// <summary>Access tokens of the configured issuer: signed JWTs (RFC 9068) for this register, within their time.</summary>
public sealed partial class AccessTokens(OidcOptions options, IssuerKeys issuer, TimeProvider clock, ILogger<AccessTokens> log)
{
    /// <summary>How far the issuer's clock and this one may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private const int MaxLength = 8 * 1024;

    // With two keys only: what the issuer publishes is not what it signs with.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly JsonWebTokenHandler handler = new();

    /// <summary>Whether any token is taken.</summary>
    public bool Enabled => options.Issuer is not null;

    /// <summary>The claims of a token that is what it says, or null.</summary>
    /// <exception cref="HttpRefusalException">503: the issuer's keys are not known and it does not answer.</exception>
    public async Task<JsonElement?> Read(string text, CancellationToken cancellation)
    {
        // Before the issuer is asked for anything.
        if (Parse(text) is not { } token || token.Issuer != options.Issuer || !Algorithms.Contains(token.Alg) || token.TryGetHeaderValue<object>("crit", out _)) return null;
        var result = await Validate(token, unknown: false, cancellation);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException) result = await Validate(token, unknown: true, cancellation);
        if (result.IsValid) return JsonElement.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        LogRefused(result.Exception?.GetType().Name);
        return null;
    }

    private static JsonWebToken? Parse(string text)
    {
        if (text.Length > MaxLength || text.Count(c => c == '.') != 2) return null;
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException or FormatException or JsonException)
        {
            return null;
        }
    }

    private async Task<TokenValidationResult> Validate(JsonWebToken token, bool unknown, CancellationToken cancellation)
    {
        var keys = await issuer.Of(unknown, cancellation);
        return await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = options.Issuer, ValidAudience = options.Audience, ValidAlgorithms = Algorithms,
            IssuerSigningKeys = keys, TryAllIssuerSigningKeys = false, LifetimeValidator = IsInTime, IgnoreTrailingSlashWhenValidatingAudience = false,
        });
    }

    private bool IsInTime(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until > now - ClockSkew && !(from > now + ClockSkew);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An access token was refused: {Reason}")]
    private partial void LogRefused(string? reason);
}
