using Microsoft.AspNetCore.Http.Timeouts;
using Register.Api.Http.OpenApi;
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

    public static WebApplicationBuilder AddRegister(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var database = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        services.AddSingleton(database);
        services.AddSingleton(_ => database.CreateDialect());
        services.AddSingleton(provider => KeyRing.Open(database.DataFolder, builder.Environment.IsDevelopment(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(LegalBook.Open(builder.Configuration["Legal:FiguresFile"]));
        services.AddInfrastructure();
        services.AddPipeline();
        services.AddScoped<RequestIdentity>();
        PublishedDocument.AddTo(services);
        services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = RequestTimeout });
        services.Configure<HostOptions>(o => o.ShutdownTimeout = RequestTimeout);
        return builder;
    }

    public static WebApplication UseRegister(this WebApplication app)
    {
        app.UseMiddleware<StandardHeaders>();
        app.UseMiddleware<ProblemHandler>();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseMiddleware<AuthenticateCaller>();
        app.MapEndpointTable();
        PublishedDocument.Map(app);
        app.UseSwaggerUI(ui =>
        {
            ui.SwaggerEndpoint("/v1/openapi.json", "Register v1");
            ui.DocumentTitle = "Register";
            ui.EnablePersistAuthorization();
        });
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
        return app;
    }
}
