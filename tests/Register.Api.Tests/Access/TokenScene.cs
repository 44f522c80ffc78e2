using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;
using Register.Api.Http.Oidc;

namespace Register.Api.Tests.Access;

/// <summary>A program that takes the tokens of an issuer.</summary>
internal sealed class TokenScene : IAsyncDisposable
{
    private TokenScene(Issuer issuer, RegisterApp app, Lines lines) => (Issuer, App, Lines) = (issuer, app, lines);

    public Issuer Issuer { get; }
    public RegisterApp App { get; }

    /// <summary>What it logged, from the lowest level on.</summary>
    public Lines Lines { get; }

    public static async Task<TokenScene> Started(Action<OidcOptions>? change = null, LimitOptions? limits = null)
    {
        var (issuer, lines) = (await Issuer.Started(), new Lines());
        var options = new OidcOptions { Issuer = issuer.Name, Audience = Issuer.Audience };
        change?.Invoke(options);
        var app = new RegisterApp
        {
            Adjust = builder =>
            {
                lines.Listen(builder);
                builder.Services.Replace(ServiceDescriptor.Singleton(options));
                if (limits is not null) builder.Services.Replace(ServiceDescriptor.Singleton(limits));
            },
        };
        await app.InitializeAsync();
        return new TokenScene(issuer, app, lines);
    }

    /// <summary>The claims that name a role and for whom.</summary>
    public static Action<JsonObject> As(string role, string? owner, params string[] duties) => claims =>
    {
        claims["register_role"] = role;
        if (owner is not null) claims["register_owner"] = owner;
        if (duties.Length > 0) claims["register_duties"] = new JsonArray([.. duties.Select(d => JsonValue.Create(d))]);
    };

    /// <summary>A sound token.</summary>
    public string Token(string person, Action<JsonObject> change) => Issuer.Token(App.Clock.GetUtcNow(), person, change);

    /// <summary>Somebody with a sound token.</summary>
    public ApiClient With(string person, Action<JsonObject> change) => App.WithKey(Token(person, change));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
