using System.Diagnostics;
using System.Net.Sockets;

namespace Register.Benchmarks;

/// <summary>Start to ready, and memory after work, of the program as a process of its own.</summary>
internal static class ProcessBenchmarks
{
    private const int Rounds = 7;

    public static async IAsyncEnumerable<Comparison> Run(string folder)
    {
        await using (var app = await Servers.Ours(folder)) await Seed.Freelancers(app, 0, 10_000);
        var program = Path.Combine(AppContext.BaseDirectory, "Register.Api.dll");
        var self = Path.Combine(AppContext.BaseDirectory, "Register.Benchmarks.dll");
        string[] oursArguments =
        [
            program, "serve", "--environment", "Development", "--Database:DataFolder", folder, "--Logging:LogLevel:Default", "Error", .. Servers.Unlimited, "--urls",
        ];
        var m = await Turns.Measure(Rounds, () => StartTime(oursArguments), () => StartTime([self, "bare-server"]));
        yield return new Comparison("start to ready, existing database", m.Ours, m.Floor, "ms", m.Ratio, "<= 3", m.Ratio <= 3, "bare Kestrel program");

        var port = FreePort();
        using var process = Start([.. oursArguments, $"http://127.0.0.1:{port}"]);
        await Ready(port);
        byte[][] mix = [Load.Get("/v1/freelancers?sector=81"), Load.Get("/v1/freelancers?q=hovenier"), Load.Get("/v1/sectors"), Load.Get("/v1/tenders"), Load.Get("/v1/freelancers?limit=100")];
        await Load.Run(port, 16, TimeSpan.FromMinutes(5), (_, n) => n < 625 ? mix[n % mix.Length] : []);
        process.Refresh();
        var megabytes = process.WorkingSet64 / 1024.0 / 1024.0;
        process.Kill();
        yield return new Comparison("resident memory after 10 000 mixed requests", megabytes, 250, "MB", megabytes / 250, "<= 1", megabytes <= 250, "the bound");
    }

    private static async Task<double> StartTime(string[] arguments)
    {
        var port = FreePort();
        var clock = Stopwatch.StartNew();
        using var process = Start([.. arguments, $"http://127.0.0.1:{port}"]);
        await Ready(port);
        var elapsed = clock.Elapsed.TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return elapsed;
    }

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;

    private static async Task Ready(int port)
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 30_000; tries++)
        {
            try
            {
                if ((await http.GetAsync($"http://127.0.0.1:{port}/health/live")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(1);
            }
        }
        throw new TimeoutException("The program did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
