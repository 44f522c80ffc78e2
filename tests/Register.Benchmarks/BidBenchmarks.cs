using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Benchmarks;

/// <summary>Handing in bids, each answered only when it is durable, against a bare endpoint that writes one row of the
/// same size per flushed transaction.</summary>
internal static class BidBenchmarks
{
    private const int Connections = 16;
    private const int Bidders = 512;
    private const int Tenders = 400;
    private const int Rounds = 5;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static int sent = -1;

    public static async IAsyncEnumerable<Comparison> Run(string folder)
    {
        await using var ours = await Servers.Ours(Path.Combine(folder, "ours"));
        var keys = await KeysOf(ours, await Seed.Freelancers(ours, 0, Bidders));
        var lots = (await Lots(ours, Tenders, 1)).ConvertAll(l => l.Lot);
        var body = Offer();
        var port = Servers.Port(ours);
        byte[] Bid(int connection, int n)
        {
            var number = Interlocked.Increment(ref sent);
            return Load.Post($"/v1/lots/{lots[number / Bidders % lots.Count]}/bids", body, keys[number % Bidders]);
        }
        await Load.Run(port, Connections, WarmUp, Bid);
        await using var bare = await Servers.BareWrites(Path.Combine(folder, "floor"), BytesOfABid(Path.Combine(folder, "ours")));
        var barePort = Servers.Port(bare);
        await Load.Run(barePort, Connections, WarmUp, (_, _) => Load.Post("/rows", body));
        var m = await Turns.Measure(Rounds, () => PerSecond(port, Bid), () => PerSecond(barePort, (_, _) => Load.Post("/rows", body)));
        if (sent >= Bidders * Tenders) throw new InvalidOperationException("There were more bids than bidders and lots.");
        yield return new Comparison("bid submission, durable, 16 connections", m.Ours, m.Floor, "/s", m.Ratio, ">= 0.4", m.Ratio >= 0.4, "bare Kestrel, one row of the same size per FULL transaction");
    }

    // What one bid's row holds, sealed: the floor writes as much.
    internal static int BytesOfABid(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "register.db")};Mode=ReadOnly");
        return (int)connection.ExecuteScalar<double>("SELECT AVG(LENGTH(CAST(body AS BLOB))) FROM bids");
    }

    private static async Task<double> PerSecond(int port, Func<int, int, byte[]> next)
    {
        var result = await Load.Run(port, Connections, Time, next);
        return result.Failures == 0 ? result.PerSecond : throw new InvalidOperationException($"{result.Failures} of {result.Answers + result.Failures} requests failed.");
    }

    internal static async Task<List<string>> KeysOf(WebApplication app, List<Id<Freelancer>> freelancers)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<ApiKeys>();
        return await scope.ServiceProvider.GetRequiredService<Session>().Write(async () =>
        {
            var secrets = new List<string>();
            foreach (var id in freelancers) secrets.Add((await keys.Create(new ApiKeyFor(Role.Freelancer, id.ToString(), "owner"))).Secret);
            return secrets;
        });
    }

    /// <summary>Published tenders with so many lots each, which may ask something more; all their lots.</summary>
    internal static async Task<List<(string Tender, string Lot)>> Lots(WebApplication app, int tenders, int lotsEach, Func<int, object[]>? more = null, object? award = null)
    {
        string buyer;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var authority = ContractingAuthority.Enter("Gemeente", "GM0935", DateTimeOffset.UtcNow);
            buyer = await scope.ServiceProvider.GetRequiredService<Session>().Write(async () =>
            {
                await scope.ServiceProvider.GetRequiredService<AuthorityStore>().Save(authority);
                return (await scope.ServiceProvider.GetRequiredService<ApiKeys>().Create(new ApiKeyFor(Role.Authority, authority.Id.ToString(), "buyer") { Duties = Duties.Publish })).Secret;
            });
        }
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Servers.Port(app)}") };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + buyer);
        var lots = new List<(string, string)>();
        for (var n = 0; n < tenders; n++)
        {
            var made = await Answer(await http.PostAsJsonAsync("/v1/tenders", Tender(n, lotsEach, more?.Invoke(n) ?? [], award ?? PriceAndPlan())));
            await Answer(await http.PostAsync($"/v1/tenders/{made["id"]}/publication", null));
            lots.AddRange(made["lots"]!.AsArray().Select(l => (made["id"]!.GetValue<string>(), l!["id"]!.GetValue<string>())));
        }
        return lots;
    }

    private static async Task<JsonNode> Answer(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    private static object Tender(int n, int lots, object[] more, object award) => new
    {
        title = $"Onderhoud {n}", description = "Onderhoud.", procedure = "openNational", contractType = "services", cpv = "77310000",
        placeOfPerformance = new[] { "GM0935" }, contractPeriod = new { startDate = DateTime.UtcNow.AddMonths(4).ToString("yyyy-MM-dd"), endDate = DateTime.UtcNow.AddMonths(16).ToString("yyyy-MM-dd") },
        dates = new { submissionDeadline = DateTime.UtcNow.AddDays(40), awardPlannedAt = DateTime.UtcNow.AddDays(60) },
        award,
        lots = Enumerable.Range(1, lots).Select(number => new
        {
            title = $"Lot {number}", estimatedValue = new { amount = 60_000 / lots, currency = "EUR" },
            conditions = (object[])
            [
                new { kind = "workArea", areas = new[] { "GM0935" } }, new { kind = "businessRegistration", schemes = new[] { "NL-KVK" } },
                new { kind = "capacity", hoursPerWeek = 1 }, new { kind = "exclusionGroundsAbsent", grounds = new[] { "exg-crim-corrpt" } },
                .. more,
            ],
        }),
    };

    private static object PriceAndPlan() => new
    {
        criteria = new object[] { new { code = "price", name = "Prijs", type = "price", weightBasisPoints = 4000 }, new { code = "plan", name = "Plan", type = "quality", weightBasisPoints = 6000 } },
        priceFormula = new { kind = "linear", bestPrice = new { amount = 40_000, currency = "EUR" }, worstPrice = new { amount = 80_000, currency = "EUR" } },
    };

    private static string Offer() => System.Text.Json.JsonSerializer.Serialize(new
    {
        offer = new
        {
            price = new { amount = 51_250.50, currency = "EUR" },
            answers = new[] { new { criterion = "plan", text = string.Concat(Enumerable.Repeat("Wij werken wijk voor wijk en maaien na de bloei. ", 12)) } },
            declarations = new[] { "selfDeclaration", "conditionsAccepted" },
        },
    });
}
