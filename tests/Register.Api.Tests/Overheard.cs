using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http.Watch;

namespace Register.Api.Tests;

/// <summary>What somebody who runs a program, or stands beside it, gets to see of its work: log lines from the lowest level on, traces as they are
/// sent, labels of metrics, addresses of requests and answers, and whole problems.</summary>
internal sealed class Overheard : IDisposable
{
    private readonly Lines lines = new();
    private readonly ActivityListener traces;
    private readonly MeterListener meters = new();
    private readonly Telemetry.LeaveOutPersons sent = new();

    public Overheard()
    {
        traces = new ActivityListener
        {
            ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(traces);
        meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Hear(instrument, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, tags));
        meters.Start();
    }

    public ConcurrentDictionary<string, byte> Traces { get; } = new();
    public ConcurrentDictionary<string, byte> Metrics { get; } = new();
    public ConcurrentDictionary<string, byte> Addresses { get; } = new();
    public ConcurrentDictionary<string, byte> Problems { get; } = new();
    public IEnumerable<string> Logs => lines.All;

    /// <summary>All of it.</summary>
    public IEnumerable<string> All => Logs.Concat(Traces.Keys).Concat(Metrics.Keys).Concat(Addresses.Keys).Concat(Problems.Keys);

    /// <summary>Listens to the program that is being built.</summary>
    public void Listen(WebApplicationBuilder builder)
    {
        lines.Listen(builder);
        builder.Services.AddSingleton<IStartupFilter>(new Door(this));
    }

    public void Dispose()
    {
        traces.Dispose();
        meters.Dispose();
        sent.Dispose();
    }

    private void Hear(Activity activity)
    {
        sent.OnEnd(activity);
        Traces.TryAdd(Ear.Text(activity), 0);
    }

    private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Metrics.TryAdd(Ear.Text(instrument, tags), 0);

    // Outside everything else, so that it sees what goes over the line.
    private sealed class Door(Overheard heard) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(Look);
            next(app);
        };

        private async Task Look(HttpContext http, RequestDelegate next)
        {
            var (line, copy) = (http.Response.Body, new MemoryStream());
            heard.Addresses.TryAdd(http.Request.GetEncodedPathAndQuery(), 0);
            http.Response.Body = copy;
            await next(http);
            http.Response.Body = line;
            heard.Addresses.TryAdd($"{http.Response.Headers.Location} {http.Response.Headers.Link}", 0);
            if (http.Response.StatusCode >= 400) heard.Problems.TryAdd(System.Text.Encoding.UTF8.GetString(copy.ToArray()), 0);
            copy.Position = 0;
            await copy.CopyToAsync(line);
        }
    }
}
