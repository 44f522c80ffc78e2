using System.Security.Authentication;
using Microsoft.AspNetCore.Http.Timeouts;
using Register.Api.Http.Loops;
using Register.Api.Http.Oidc;
using Register.Api.Http.OpenApi;
using Register.Api.Http.Watch;
using Register.Api.Pipeline;
using Register.Infrastructure;
using Register.Infrastructure.Database;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Everything the web program is made of, in the order a request meets it.</summary>
public static class WebRegistration
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(5);

    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddRegister(this WebApplicationBuilder builder)
    {
        SettingsCheck.Check(builder.Configuration, builder.Environment.IsProduction());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Endpoint.MostJson;
            // Whatever the machine would still speak.
            kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
        });
        AddLogs(builder);
        AddData(builder);
        var services = builder.Services;
        services.AddPipeline();
        services.AddScoped<RequestIdentity>();
        services.AddScoped<Arrival>();
        services.AddSingleton(builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions());
        services.AddSingleton<RateLimits>();
        services.AddSingleton<ShareLimits>();
        services.AddHostedService(provider => provider.GetRequiredService<ShareLimits>());
        services.AddSingleton(builder.Configuration.GetSection("Oidc").Get<OidcOptions>() ?? new OidcOptions());
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<TokenClaims>();
        services.AddSingleton<WorkPlaces>();
        services.AddSingleton<Line>();
        services.AddSingleton<PrometheusMeters>();
        services.AddSingleton<ProgramMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<ProgramMeter>());
        services.AddHostedService<Telemetry>();
        services.AddSingleton(builder.Configuration.GetSection("Loops").Get<LoopOptions>() ?? new LoopOptions());
        services.AddSingleton(builder.Configuration.GetSection("AccessLog").Get<AccessLogOptions>() ?? new AccessLogOptions());
        RecurringWorks.AddTo(services);
        PublishedDocument.AddTo(services);
        // Whatever is public may be read by any page; keys and changes are not for pages of others.
        services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin().WithMethods("GET", "HEAD").WithHeaders("Accept", "Accept-Language", "If-None-Match")
            .WithExposedHeaders("API-Version", "ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "Content-Language")));
        services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = RequestTimeout });
        services.AddSingleton(builder.Configuration.GetSection("Proxy").Get<ProxyOptions>() ?? new ProxyOptions());
        services.AddOptions<ForwardedHeadersOptions>().Configure<ProxyOptions>((forwarded, proxy) => proxy.Configure(forwarded));
        var stopping = builder.Configuration.GetSection("Stopping").Get<StoppingOptions>() ?? new StoppingOptions();
        services.AddSingleton(stopping);
        services.AddHostedService<Stopping>();
        // The slowest request is answered by then.
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(stopping.Seconds) + RequestTimeout + LastAnswers);
        return builder;
    }

    public static WebApplication UseRegister(this WebApplication app)
    {
        app.Services.GetRequiredService<PrometheusMeters>();
        // With none named, headers of forwarding are left alone: an empty list would mean everybody to the framework.
        if (app.Services.GetRequiredService<ProxyOptions>().Addresses is not null) app.UseForwardedHeaders();
        app.UseMiddleware<NameTrace>();
        app.UseMiddleware<StandardHeaders>();
        app.UseMiddleware<ProblemHandler>();
        app.UseRouting();
        app.UseCors();
        app.UseRequestTimeouts();
        app.UseMiddleware<NoteArrival>();
        app.UseMiddleware<AuthenticateCaller>();
        app.UseMiddleware<LimitRequests>();
        app.MapEndpointTable();
        PublishedDocument.Map(app);
        Health.Map(app);
        SecurityContact.Map(app);
        app.UseSwaggerUI(ui =>
        {
            ui.SwaggerEndpoint("/v1/openapi.json", "Register v1");
            ui.DocumentTitle = "Register";
            ui.EnablePersistAuthorization();
        });
        app.MapGet("/", () => Results.Redirect("/swagger/index.html"));
        return app;
    }

    private static void AddData(WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(_ => database.CreateDialect());
        builder.Services.AddSingleton(provider => KeyRing.Open(database.DataFolder, builder.Environment.IsDevelopment(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(AcceleratedClock.Of(builder.Configuration, TimeProvider.System));
        builder.Services.AddSingleton(LegalBook.Open(builder.Configuration["Legal:FiguresFile"]));
        builder.Services.AddInfrastructure();
    }

    // One JSON object a line for machines. Scopes are left out: they hold paths, and a path holds what somebody typed.
    private static void AddLogs(WebApplicationBuilder builder)
    {
        // Its line for each request holds the query, and so what somebody searched for: it stays out whatever the level is.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        if (builder.Environment.IsDevelopment()) return;
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat, o.IncludeScopes) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", false));
    }
}
