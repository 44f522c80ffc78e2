using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.CommandLine;

public sealed class ServeTests : IDisposable
{
    private readonly Program program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_newcomer_gets_a_demo_register_and_three_keys_once()
    {
        var first = await Serve("Development");
        var keys = first.Where(l => l.Contains(" rgk_")).Select(l => l.Trim().Split(' ')[^1]).ToList();
        keys.Count.ShouldBe(3);
        keys.ShouldBeUnique();
        first.ShouldContain(l => l.StartsWith("Swagger UI: http://127.0.0.1:") && l.EndsWith("/swagger"));
        (await Serve("Development")).ShouldNotContain(l => l.Contains("rgk_"));
    }

    [Fact]
    public async Task In_production_nothing_is_loaded_and_no_key_is_made()
    {
        (await program.Run("migrate")).ShouldEndWith(0);
        var lines = await Serve("Production");
        lines.ShouldNotContain(l => l.Contains("rgk_"));
        // What it logs is for machines: an object a line.
        var logged = lines.Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!).ToList();
        logged.ShouldNotBeEmpty();
        logged.ShouldAllBe(l => l["Timestamp"]!.GetValue<string>().EndsWith('Z') && l["LogLevel"]!.GetValue<string>().Length > 0 && l["Category"] != null && l["Message"] != null);
        logged.ShouldAllBe(l => (DateTimeOffset.UtcNow - l["Timestamp"]!.GetValue<DateTimeOffset>()).Duration() < TimeSpan.FromHours(1));
        // They hold paths.
        logged.ShouldAllBe(l => l["Scopes"] == null);
        (await program.Run("keys", "list")).ShouldEndWith(0).Output.ShouldBeEmpty();
    }

    /// <summary>What it says until it answers and is told to stop; it must stop by itself and well.</summary>
    private Task<List<string>> Serve(string environment) =>
        Talk(program.Start("--environment", environment, "--urls", "http://127.0.0.1:0"), environment).WaitAsync(TimeSpan.FromMinutes(2));

    private static async Task<List<string>> Talk(Process process, string environment)
    {
        var lines = new List<string>();
        string? address = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (Address(line) is { } found) address = found;
            if (address is not null && (environment == "Production" || line.StartsWith("Swagger UI:", StringComparison.Ordinal))) break;
        }
        if (address is null) throw new InvalidOperationException(string.Join('\n', lines) + await process.StandardError.ReadToEndAsync());
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Process.Start("kill", ["-TERM", process.Id.ToString()]);
        lines.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n'));
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        process.ExitCode.ShouldBe(0);
        return lines;
    }

    private static string? Address(string line)
    {
        var at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
        return at < 0 ? null : new string([.. line[at..].TakeWhile(c => !char.IsWhiteSpace(c) && c != '"')]);
    }
}
