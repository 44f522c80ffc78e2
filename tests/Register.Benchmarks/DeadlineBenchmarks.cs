using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Stores;

namespace Register.Benchmarks;

/// <summary>The last moments before a deadline: consortia of three hand in bids with 19 answers (a lot has 20 criteria, one of them the
/// price), each answered only when it is durable, against bare endpoints whose rows share commits too: one row as large as a bid, and all the
/// rows that a bid is. With <c>SLOW_FSYNC_US</c> and a library that slows every flush of the process, for a disk as users have.</summary>
internal static class DeadlineBenchmarks
{
    /// <summary>So many consortia of three bid for each lot.</summary>
    internal const int Trios = 256;

    private const int Connections = 256;
    private const int Lots = 400;
    private const int Rounds = 5;
    private const int InTheLastSeconds = 1000;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastSeconds = TimeSpan.FromSeconds(10);
    private static int sent = -1;

    public static async IAsyncEnumerable<Comparison> Run(string folder)
    {
        var disk = Environment.GetEnvironmentVariable("SLOW_FSYNC_US") is { Length: > 0 } slower ? $", every flush {slower} us slower" : "";
        var own = Path.Combine(folder, "ours");
        await using var ours = await Servers.Ours(own);
        var people = await Seed.Freelancers(ours, 0, Trios * 3);
        var keys = await BidBenchmarks.KeysOf(ours, [.. people.Where((_, i) => i % 3 == 0)]);
        var lots = await BidBenchmarks.Lots(ours, Lots, 1, award: Award());
        var consortia = new List<List<string>>();
        foreach (var (tender, lot) in lots) consortia.Add(await Consortia(ours, Id<Tender>.Parse(tender), Id<Lot>.Parse(lot), people));
        var (port, body) = (Servers.Port(ours), Offer(consortia[0][0]));
        byte[] Bid(int connection, int n)
        {
            var number = Interlocked.Increment(ref sent);
            var (lot, trio) = (number / Trios % lots.Count, number % Trios);
            return Load.Post($"/v1/lots/{lots[lot].Lot}/bids", body.Replace(consortia[0][0], consortia[lot][trio], StringComparison.Ordinal), keys[trio]);
        }

        await Load.Run(port, Connections, WarmUp, Bid);
        var bytes = BidBenchmarks.BytesOfABid(own);
        async Task<(double Ours, double Floor, double Ratio)> Against(WebApplication bare)
        {
            var barePort = Servers.Port(bare);
            await Load.Run(barePort, Connections, WarmUp / 2, (_, _) => Load.Post("/rows", body));
            return await Turns.Measure(Rounds, () => PerSecond(port, Bid), () => PerSecond(barePort, (_, _) => Load.Post("/rows", body)));
        }
        Comparison Of((double Ours, double Floor, double Ratio) m, string floor) =>
            new($"bids of three with 19 answers, durable, 256 connections{disk}", m.Ours, m.Floor, "/s", m.Ratio, ">= 0.5", m.Ratio >= 0.5, floor);

        await using (var bare = await GroupWrites.OneRow(Path.Combine(folder, "floor"), bytes))
            yield return Of(await Against(bare), "bare Kestrel, rows of the same size that share FULL commits");
        await using (var bare = await GroupWrites.RowsOfABid(Path.Combine(folder, "bid"), bytes))
            yield return Of(await Against(bare), "bare Kestrel, all rows that a bid writes, with their indexes, that share FULL commits");

        var before = await Bids(own);
        var left = InTheLastSeconds;
        var last = await Load.Run(port, Connections, LastSeconds, (c, n) => Interlocked.Decrement(ref left) >= 0 ? Bid(c, n) : []);
        if (sent >= Trios * Lots) throw new InvalidOperationException("There were more bids than consortia.");
        yield return new Comparison($"bids handed in within ten seconds, answered and kept{disk}", await Bids(own) - before, InTheLastSeconds, "bids", (await Bids(own) - before) / (double)InTheLastSeconds,
            ">= 1", last.Answers == InTheLastSeconds && await Bids(own) - before == InTheLastSeconds && last.Time < LastSeconds, "the bound");
    }

    private static async Task<double> PerSecond(int port, Func<int, int, byte[]> next)
    {
        var result = await Load.Run(port, Connections, Time, next);
        return result.Failures == 0 ? result.PerSecond : throw new InvalidOperationException($"{result.Failures} of {result.Answers + result.Failures} requests failed.");
    }

    private static async Task<double> Bids(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "register.db")};Mode=ReadOnly");
        return await connection.ExecuteScalarAsync<double>("SELECT COUNT(*) FROM bids");
    }

    // Every three have a consortium that all accepted, as they would have had it before the last moments.
    private static async Task<List<string>> Consortia(WebApplication app, Id<Tender> tenderId, Id<Lot> lot, List<Id<Freelancer>> people)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var tender = await scope.ServiceProvider.GetRequiredService<TenderStore>().Load(tenderId);
        var store = scope.ServiceProvider.GetRequiredService<ConsortiumStore>();
        return await scope.ServiceProvider.GetRequiredService<Session>().Write(async () =>
        {
            var (ids, now) = (new List<string>(), DateTimeOffset.UtcNow);
            foreach (var trio in people.Chunk(3))
            {
                var terms = new ConsortiumTerms
                {
                    Lead = trio[0], Members = [.. trio.Zip(Shares.Equal(3), (m, share) => new ConsortiumMember(m, share, []))],
                    Mandate = "De penvoerder tekent en spreekt namens allen.", Liability = Liability.JointAndSeveral,
                };
                var consortium = Consortium.Form(tender, lot, terms, trio[0], null, now);
                foreach (var member in trio) consortium.Accept(member, terms.Hash(), tender, now);
                await store.Save(consortium);
                ids.Add(consortium.Id.ToString());
            }
            return ids;
        });
    }

    private static object Award() => new
    {
        criteria = (object[])
        [
            new { code = "price", name = "Prijs", type = "price", weightBasisPoints = 500 },
            .. Enumerable.Range(1, 19).Select(n => new { code = $"q{n}", name = $"Vraag {n}", type = "quality", weightBasisPoints = 500 }),
        ],
        priceFormula = new { kind = "linear", bestPrice = new { amount = 40_000, currency = "EUR" }, worstPrice = new { amount = 80_000, currency = "EUR" } },
    };

    private static string Offer(string consortium) => System.Text.Json.JsonSerializer.Serialize(new
    {
        consortiumId = consortium,
        offer = new
        {
            price = new { amount = 51_250.50, currency = "EUR" },
            answers = Enumerable.Range(1, 19).Select(n => new { criterion = $"q{n}", text = string.Concat(Enumerable.Repeat($"Antwoord {n}: wij werken wijk voor wijk. ", 6)) }),
            declarations = new[] { "selfDeclaration", "conditionsAccepted" },
        },
    });
}
