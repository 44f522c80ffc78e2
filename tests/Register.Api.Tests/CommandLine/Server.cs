using System.Collections.Concurrent;
using System.Diagnostics;

namespace Register.Api.Tests.CommandLine;

/// <summary>The program serving, in a process of its own.</summary>
public sealed class Server
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Server(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"It ended before it listened: {string.Join('\n', lines)}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => listening.Task.Result;

    /// <summary>Starts it in Development and waits until it answers.</summary>
    public static async Task<Server> Start(Program program, params string[] settings)
    {
        var server = new Server(program.Start(["--environment", "Development", "--urls", "http://127.0.0.1:0", "--Limits:Enabled", "false", .. settings]));
        await server.listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return server;
    }

    public ApiClient Client(string? key = null) => new(Address, key);

    /// <summary>As a power cut does it: no signal it could hear, nothing finished.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As an operator does it; it must end well.</summary>
    public Task Stop()
    {
        TellToStop();
        return MustEnd();
    }

    /// <summary>Asks it to stop, and does not wait for it.</summary>
    public void TellToStop() => Process.Start("kill", ["-TERM", process.Id.ToString()]);

    /// <summary>Waits until it has ended well; what it said.</summary>
    public async Task<IReadOnlyCollection<string>> MustEnd()
    {
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        process.ExitCode.ShouldBe(0, string.Join('\n', lines));
        return lines;
    }

    /// <summary>Whether it ended.</summary>
    public bool HasEnded => process.HasExited;

    private void Hear(string? line)
    {
        if (line is null) return;
        lines.Enqueue(line);
        if (line.StartsWith("Swagger UI: ", StringComparison.Ordinal)) listening.TrySetResult(new Uri(line["Swagger UI: ".Length..^"/swagger".Length]));
    }
}
