using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Register.Api.Tests.Architecture;

/// <summary>What the repository's build settings do with a package that is known to be vulnerable: projects that import them, restored for real from a source of our own.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private const string Finding = "NU1901", NoData = "NU1900";
    private readonly string folder = Directory.CreateTempSubdirectory("register-audit-").FullName;
    private readonly WebApplication source = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]).Build();

    // A list of vulnerable packages as NuGet.org gives it, with one of the lowest severity.
    public Task InitializeAsync()
    {
        source.MapGet("/index.json", (HttpRequest asked) => $$"""{ "version": "3.0.0", "resources": [{ "@id": "http://{{asked.Host}}/list.json", "@type": "VulnerabilityInfo/6.7.0" }] }""");
        source.MapGet("/list.json", (HttpRequest asked) => $$"""[{ "@name": "base", "@id": "http://{{asked.Host}}/base.json", "@updated": "2026-01-01T00:00:00Z" }]""");
        source.MapGet("/base.json", () => """{ "hol.vat": [{ "url": "https://example.org/hol-vat", "severity": 0, "versions": "(, 2.0.0)" }] }""");
        Pack("Hol.Vat", null);
        Pack("Buitenlaag", "Hol.Vat");
        return source.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_package_with_a_known_vulnerability_also_one_brought_along_is_no_change_to_take_in()
    {
        var (code, told) = await Restore(source.Urls.First(), isCi: true);
        code.ShouldNotBe(0, told);
        told.ShouldContain($"error {Finding}");
        told.ShouldContain("Hol.Vat");
    }

    [Fact]
    public async Task Who_builds_for_herself_is_warned()
    {
        var (code, told) = await Restore(source.Urls.First(), isCi: false);
        code.ShouldBe(0, told);
        told.ShouldContain($"warning {Finding}");
    }

    [Fact]
    public async Task Where_nobody_tells_of_vulnerabilities_it_is_told_and_builds_go_on()
    {
        var (code, told) = await Restore("http://127.0.0.1:9", isCi: true);
        code.ShouldBe(0, told);
        told.ShouldContain($"warning {NoData}");
    }

    [Fact]
    public void No_project_leaves_something_out() => Tree.Files(".", "proj").Concat(Tree.Files(".", ".props")).Concat(Tree.Files(".", ".targets"))
        .Where(f => !f.Path.EndsWith("Directory.Build.props", StringComparison.Ordinal)).Where(f => f.Text.Contains("NuGetAudit", StringComparison.Ordinal) || f.Text.Contains("NU190", StringComparison.Ordinal))
        .Select(f => f.Path).ShouldBeEmpty();

    private void Pack(string name, string? needs)
    {
        using var package = ZipFile.Open(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName, $"{name}.1.0.0.nupkg"), ZipArchiveMode.Create);
        using (var about = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open(), Encoding.UTF8))
            about.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{name}</id><version>1.0.0</version><authors>x</authors><description>x</description>
                <dependencies><group targetFramework="net10.0">{(needs is null ? "" : $"<dependency id=\"{needs}\" version=\"1.0.0\" />")}</group></dependencies></metadata></package>
                """);
        package.CreateEntry("lib/net10.0/_._").Open().Dispose();
    }

    private async Task<(int Code, string Told)> Restore(string audit, bool isCi)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration><packageSources><clear /><add key="feed" value="{Path.Combine(folder, "feed")}" /></packageSources>
            <auditSources><clear /><add key="audit" value="{audit}/index.json" allowInsecureConnections="true" /></auditSources></configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "some.csproj"), $"""
            <Project><Import Project="{Path.Combine(Tree.Root, "Directory.Build.props")}" /><Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
            <PropertyGroup><ImportDirectoryBuildProps>false</ImportDirectoryBuildProps></PropertyGroup><ItemGroup><PackageReference Include="Buitenlaag" Version="1.0.0" /></ItemGroup>
            <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" /></Project>
            """);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        // There is no lock file here, and what it takes in is nobody else's.
        foreach (var argument in (string[])["restore", "some.csproj", "-p:RestoreLockedMode=false", "-nodeReuse:false", "-v:m"]) start.ArgumentList.Add(argument);
        (start.Environment["NUGET_PACKAGES"], start.Environment["NUGET_HTTP_CACHE_PATH"]) = (Path.Combine(folder, "packages"), Path.Combine(folder, "cache"));
        start.Environment.Remove("CI");
        if (isCi) start.Environment["CI"] = "true";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token);
        return (process.ExitCode, await output + await error);
    }
}
