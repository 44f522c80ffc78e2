using System.Diagnostics;

namespace Register.Api.Tests.CommandLine;

/// <summary>A server whose user may read its database and not write it.</summary>
public sealed class ReadOnlyDatabaseTests : IDisposable
{
    private const string Nobody = "65534";
    private readonly Program program = new();
    private Process? server;

    public void Dispose()
    {
        if (server is { HasExited: false }) server.Kill(entireProcessTree: true);
        server?.Dispose();
        // Ours again: not every machine lets the one who may do everything write in others' folders.
        Change(Environment.IsPrivilegedProcess ? "root" : null, "700", program.Folder);
        program.Dispose();
    }

    [Theory]
    [InlineData("the file and its folder")]
    [InlineData("the file")]
    public async Task It_does_not_start_says_why_and_changes_nothing(string what)
    {
        (await program.Run("migrate")).ShouldEndWith(0);
        var database = program.File("register.db");
        var bytes = await File.ReadAllBytesAsync(database);
        Change(Environment.IsPrivilegedProcess ? Nobody : null, "444", [.. Directory.GetFiles(program.Folder)]);
        Change(Environment.IsPrivilegedProcess ? Nobody : null, what == "the file" ? "755" : "555", program.Folder);

        server = Serve();
        var said = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        server.ExitCode.ShouldBe(2, said);
        said.ShouldContain("register.db cannot be written: the program needs to write the file and its folder.");
        said.ShouldNotContain("\n   at ");
        (await File.ReadAllBytesAsync(database)).ShouldBe(bytes);
    }

    // Whoever may do everything is not held by rights: then it runs as somebody else.
    private Process Serve()
    {
        string[] words = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Register.Api.dll"), "serve", "--environment", "Production", "--urls", "http://127.0.0.1:0", "--Database:DataFolder", program.Folder];
        if (Environment.IsPrivilegedProcess) words = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. words];
        return Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_CLI_HOME"] = Path.GetTempPath() } })!;
    }

    private static void Change(string? owner, string mode, params string[] files)
    {
        if (owner is not null) Process.Start("chown", [owner, .. files]).WaitForExit();
        Process.Start("chmod", [mode, .. files]).WaitForExit();
    }
}
