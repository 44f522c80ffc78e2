using System.Diagnostics;

namespace Register.Api.Tests.CommandLine;

/// <summary>The program as a person starts it, in a process and a data folder of its own.</summary>
public sealed class Program : IDisposable
{
    private readonly List<Process> started = [];

    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "register-cli-" + Guid.NewGuid().ToString("N"));

    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Runs it to its end.</summary>
    public async Task<Outcome> Run(params string[] arguments)
    {
        var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        return new Outcome(process.ExitCode, await output, await error);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Register.Api.dll"), .. arguments, "--Database:DataFolder", Folder]) start.ArgumentList.Add(argument);
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        // Far from UTC, which is what it writes and says wherever it stands.
        start.Environment["TZ"] = "Asia/Tokyo";
        var process = Process.Start(start)!;
        started.Add(process);
        return process;
    }

    public void Dispose()
    {
        foreach (var process in started)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.Dispose();
        }
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>How it ended and what it said.</summary>
public sealed record Outcome(int Code, string Output, string Error)
{
    public Outcome ShouldEndWith(int code)
    {
        Code.ShouldBe(code, Output + Error);
        (Output + Error).ShouldNotContain("\n   at ");
        return this;
    }
}
