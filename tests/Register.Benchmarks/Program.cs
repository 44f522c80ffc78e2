using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Register.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["bare-server", var url])
{
    await Servers.Bare(url).RunAsync();
    return 0;
}

// reads | text [largest] | bids | deadline | eligibility | matches | process | all ; --write FILE keeps the table.
var which = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "all";
var results = new List<Comparison>();
if (which is "reads" or "all") await Collect(ReadBenchmarks.Reads);
if (which is "text" or "all") await Collect(folder => ReadBenchmarks.Text(folder, largest: args is [_, var n, ..] && int.TryParse(n, out var most) ? most : 1_000_000));
if (which is "eligibility" or "all") await Collect(_ => EligibilityBenchmarks.Run());
if (which is "matches" or "all") await Collect(MatchBenchmarks.Run);
if (which is "bids" or "all") await Collect(BidBenchmarks.Run);
if (which is "deadline" or "all") await Collect(DeadlineBenchmarks.Run);
if (which is "process" or "all") await Collect(ProcessBenchmarks.Run);

var table = Table(results);
Console.WriteLine(table);
if (Array.IndexOf(args, "--write") is var at and >= 0) File.WriteAllText(args[at + 1], Page(table));
return results.All(r => r.Kept) ? 0 : 1;

async Task Collect(Func<string, IAsyncEnumerable<Comparison>> benchmark)
{
    var folder = Path.Combine(Path.GetTempPath(), "register-bench-" + Guid.NewGuid().ToString("N"));
    await foreach (var result in benchmark(folder))
    {
        Console.Error.WriteLine($"{result.Name}: {result.Ratio:0.00} ({result.Bound})");
        results.Add(result);
    }
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
}

static string Table(List<Comparison> results)
{
    var text = new StringBuilder("| what | ours | floor | ratio | bound | kept | floor is |\n|---|---:|---:|---:|---|---|---|\n");
    foreach (var r in results)
        text.Append(CultureInfo.InvariantCulture, $"| {r.Name} | {r.Ours:N0} {r.Unit} | {r.Floor:N0} {r.Unit} | {r.Ratio:0.00} | {r.Bound} | {(r.Kept ? "yes" : "**no**")} | {r.Note} |\n");
    return text.ToString();
}

static string Page(string table) =>
    $"""
    # Performance

    Written by `dotnet run -c Release --project tests/Register.Benchmarks -- --write docs/performance.md`. Every row is a ratio
    against a floor measured in the same run, in turns, on the same machine; the middle of an odd number of rounds counts.

    Last run: {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.

    {table}
    """;
