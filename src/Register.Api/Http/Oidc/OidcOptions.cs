namespace Register.Api.Http.Oidc;

/// <summary>Section <c>Oidc</c> of the settings: whose access tokens are taken, and which of their claims say what. Claims are those at the
/// top of a token: text, texts with spaces between, or a list of texts.</summary>
public sealed class OidcOptions
{
    /// <summary>The issuer, to the letter as its tokens name it; null and no token is taken.</summary>
    public string? Issuer { get; set; }

    /// <summary>How tokens name this register.</summary>
    public string? Audience { get; set; }

    /// <summary>Holds <c>freelancer</c>, <c>platform</c>, <c>authority</c> or <c>operator</c>; other words in it are not looked at.</summary>
    public string RoleClaim { get; set; } = "register_role";

    /// <summary>Holds the id of the freelancer, platform or authority that the caller acts for.</summary>
    public string OwnerClaim { get; set; } = "register_owner";

    /// <summary>Names the person: two logins with the same value are one person.</summary>
    public string HolderClaim { get; set; } = "sub";

    /// <summary>Holds duties at an authority; other words in it are not looked at.</summary>
    public string DutiesClaim { get; set; } = "register_duties";

    /// <summary>Holds what a freelancer's token may do: scopes, or <c>all</c>; null and each may do all that she may.</summary>
    public string? ScopesClaim { get; set; }

    /// <summary>Where the issuer describes itself (OpenID Connect Discovery 1.0, section 4).</summary>
    public Uri Discovery => new(Issuer!.TrimEnd('/') + "/.well-known/openid-configuration");
}
