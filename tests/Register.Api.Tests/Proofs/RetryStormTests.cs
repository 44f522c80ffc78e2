using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs;

/// <summary>Two hundred clients that all send the same thousand requests, and lose answers at random.</summary>
public sealed class RetryStormTests(RegisterApp app, ITestOutputHelper output) : IClassFixture<RegisterApp>
{
    private const int Clients = 200;
    private const int Requests = 1000;
    private const double Lost = 0.1;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<int, string> answers = new();
    private int sent, lost, running, replayed;

    [Fact]
    public async Task Nothing_is_done_twice_and_everybody_gets_the_same_answer()
    {
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => SendAll(client))));
        output.WriteLine($"{sent} requests sent, {lost} answers lost, {running} told to wait, {replayed} answers given again");
        answers.Count.ShouldBe(Requests);
        lost.ShouldBeGreaterThan(Requests);
        (await Count("freelancers")).ShouldBe(Requests);
        (await Count("api_keys")).ShouldBe(Requests);
        (await Count("idempotency")).ShouldBe(Requests);
        // Every answer is one somebody got; but for the thousand that were made, all were given again.
        replayed.ShouldBeGreaterThanOrEqualTo((Clients * Requests) - Requests);
    }

    private async Task SendAll(int client)
    {
        var random = new Random(client);
        for (var i = 0; i < Requests; i++)
        {
            var number = ((client * 613) + i) % Requests;
            bool answered;
            do answered = await Send(number, random.NextDouble() < Lost ? random.Next(8) : null);
            while (!answered);
        }
    }

    /// <summary>False when the answer was lost, or the request still runs.</summary>
    private async Task<bool> Send(int number, int? hangUpAfter)
    {
        Interlocked.Increment(ref sent);
        if (await Register(number, hangUpAfter) is not { } answer)
        {
            Interlocked.Increment(ref lost);
            return false;
        }
        if (answer.Code == "idempotency.running")
        {
            Interlocked.Increment(ref running);
            await Task.Delay(Patience);
            return false;
        }
        answer.ShouldBe(HttpStatusCode.Created);
        if (answer.Headers.ContainsKey("Idempotency-Replayed")) Interlocked.Increment(ref replayed);
        answers.GetOrAdd(number, answer.Text).ShouldBe(answer.Text);
        return true;
    }

    /// <summary>Null when the caller hung up before the answer came; the program may have done it or not.</summary>
    private async Task<Answer?> Register(int number, int? hangUpAfter)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/freelancers")
        {
            Headers = { { "Idempotency-Key", $"storm-{number}" } },
            Content = JsonContent.Create(new
            {
                name = "Groen van Wyck", identifier = new { scheme = "NL-KVK", id = (20_000_000 + number).ToString() },
                email = "groen@example.nl", sectors = new[] { "8130" }, homeDistrict = "WK093501", workAreas = new[] { "GM0935" },
            }),
        };
        using var patience = new CancellationTokenSource();
        if (hangUpAfter is { } milliseconds) patience.CancelAfter(milliseconds);
        try
        {
            return await app.Anyone().Send(request, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private Task<long> Count(string table) => app.InWrite(services => services.GetRequiredService<Session>().Single<long>($"SELECT COUNT(*) FROM {table}"));
}
