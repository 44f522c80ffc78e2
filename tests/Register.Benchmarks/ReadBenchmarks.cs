namespace Register.Benchmarks;

/// <summary>The search page and the item read against bare Dapper, and text search against the page as the register grows.</summary>
internal static class ReadBenchmarks
{
    private const int Connections = 16;
    private const int Rounds = 5;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    public static async IAsyncEnumerable<Comparison> Reads(string folder)
    {
        await using var ours = await Servers.Ours(folder);
        var ids = await Seed.Freelancers(ours, 0, 100_000);
        await using var bare = await Servers.BareReads(folder);
        var (page, barePage) = (Load.Get("/v1/freelancers?sector=81"), Load.Get("/page?tag=s:81"));
        yield return Of("search page of 20, 100 000 freelancers", "bare minimal API + Dapper, same query", 0.6,
            await Against(Servers.Port(ours), (_, _) => page, Servers.Port(bare), (_, _) => barePage));
        yield return Of("item read, 100 000 freelancers", "bare minimal API + Dapper, same query", 0.6,
            await Against(
                Servers.Port(ours), (c, n) => Load.Get($"/v1/freelancers/{ids[((c * 7919) + n) % ids.Count]}"),
                Servers.Port(bare), (c, n) => Load.Get($"/item/{ids[((c * 7919) + n) % ids.Count]}")));
    }

    public static async IAsyncEnumerable<Comparison> Text(string folder, int largest)
    {
        await using var ours = await Servers.Ours(folder);
        var have = 0;
        foreach (var size in new[] { 10_000, 100_000, 1_000_000 }.Where(s => s <= largest))
        {
            await Seed.Freelancers(ours, have, size);
            have = size;
            var port = Servers.Port(ours);
            var (text, page) = (Load.Get("/v1/freelancers?q=hovenier%20wijk"), Load.Get("/v1/freelancers?sector=81"));
            yield return Of($"text search, two words, {size:N0} freelancers", "our search page without text", 0.3,
                await Against(port, (_, _) => text, port, (_, _) => page));
        }
    }

    private static Comparison Of(string name, string floor, double bound, (double Ours, double Floor, double Ratio) m) =>
        new(name, m.Ours, m.Floor, "/s", m.Ratio, $">= {bound}", m.Ratio >= bound, floor);

    private static async Task<(double Ours, double Floor, double Ratio)> Against(int port, Func<int, int, byte[]> ours, int floorPort, Func<int, int, byte[]> floor)
    {
        await Load.Run(port, Connections, WarmUp, ours);
        await Load.Run(floorPort, Connections, WarmUp, floor);
        return await Turns.Measure(Rounds, () => PerSecond(port, ours), () => PerSecond(floorPort, floor));
    }

    private static async Task<double> PerSecond(int port, Func<int, int, byte[]> next)
    {
        var result = await Load.Run(port, Connections, Time, next);
        return result.Failures == 0 ? result.PerSecond : throw new InvalidOperationException($"{result.Failures} requests failed.");
    }
}
