using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Register.Api.Tests;

/// <summary>Every line that a program logs, from the lowest level on.</summary>
internal sealed class Lines : Ear
{
    private readonly ConcurrentQueue<string> lines = new();

    public IEnumerable<string> All => lines;

    /// <summary>Hears what the program that is being built will log.</summary>
    public void Listen(WebApplicationBuilder builder)
    {
        builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Trace);
        builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Trace);
        builder.Configuration["Logging:Console:LogLevel:Default"] = nameof(LogLevel.Error);
        builder.Configuration["Logging:Console:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Error);
        builder.Logging.AddProvider(this);
    }

    public override void Hear(string line) => lines.Enqueue(line);
}
