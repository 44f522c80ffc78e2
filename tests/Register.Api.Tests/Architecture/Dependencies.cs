using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Register.Api.Tests.Architecture;

/// <summary>A package that something here is built with or runs on.</summary>
/// <param name="Name">Its id at NuGet, as the lock file spells it.</param>
/// <param name="Version">The version resolved.</param>
/// <param name="Licence">An SPDX expression, or a <c>LicenseRef-</c> name for terms that have none.</param>
/// <param name="Hash">SHA-512 of the package file, lower-case hexadecimal.</param>
/// <param name="Shipped">Whether the program needs it, or only tests and measurements do.</param>
/// <param name="Needs">The packages it asks for, each as a package URL.</param>
internal sealed record Dependency(string Name, string Version, string Licence, string Hash, bool Shipped, IReadOnlyList<string> Needs)
{
    public string Url => UrlOf(Name, Version);

    public static string UrlOf(string name, string version) => $"pkg:nuget/{name}@{version}";
}

/// <summary>Every package of the lock files, direct and transitive, with the licence that its own description states.</summary>
internal static partial class Dependencies
{
    private const string Program = "src/Register.Api/packages.lock.json";

    /// <summary>What may be used.</summary>
    public static readonly IReadOnlySet<string> Allowed = new HashSet<string>
    {
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL OR Apache-2.0", "blessing", "LicenseRef-Microsoft-SNI", "LicenseRef-Microsoft-DacFx",
    };

    // Read by a person where the package names no SPDX expression; a new version is read again, because licences change.
    private static readonly Dictionary<string, string> Read = new()
    {
        ["MediatR 5.1.0"] = "Apache-2.0",
        ["xunit.abstractions 2.0.3"] = "Apache-2.0",
        ["SourceGear.sqlite3 3.50.4.5"] = "blessing",
        ["Microsoft.Data.SqlClient.SNI.runtime 6.0.4"] = "LicenseRef-Microsoft-SNI",
        ["Microsoft.SqlServer.DacFx 150.4897.1"] = "LicenseRef-Microsoft-DacFx",
    };

    private static string Cache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>All of them, by name and version.</summary>
    public static IReadOnlyList<Dependency> All()
    {
        var needs = new SortedDictionary<string, (string Name, string Version, bool Shipped, SortedSet<string> Needs)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, framework) in Locks())
        {
            var resolved = Packages(framework).ToDictionary(p => p.Name, p => p.Lock["resolved"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase);
            foreach (var (name, package) in Packages(framework))
            {
                var url = Dependency.UrlOf(name, resolved[name]);
                var known = needs.GetValueOrDefault(url, (name, resolved[name], false, new SortedSet<string>(StringComparer.Ordinal)));
                // A project of ours in the place of a package is none.
                foreach (var asked in package["dependencies"]?.AsObject().Select(d => d.Key).Where(resolved.ContainsKey) ?? [])
                    known.Item4.Add(Dependency.UrlOf(Packages(framework).First(p => p.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)).Name, resolved[asked]));
                needs[url] = (known.Item1, known.Item2, known.Item3 || path == Program, known.Item4);
            }
        }
        // A tool of the tests is downloaded, and so in no lock file.
        foreach (var download in Tree.Files("tests", ".csproj").SelectMany(f => Download().Matches(f.Text)))
            needs.TryAdd(Dependency.UrlOf(download.Groups[1].Value, download.Groups[2].Value), (download.Groups[1].Value, download.Groups[2].Value, false, []));
        return [.. needs.Values.Select(p => new Dependency(p.Name, p.Version, Licence(p.Name, p.Version), Hash(p.Name, p.Version), p.Shipped, [.. p.Needs]))];
    }

    /// <summary>What the program itself asks for, each as a package URL.</summary>
    public static IReadOnlyList<string> Direct() =>
        [.. Locks().Where(l => l.Path.StartsWith("src/", StringComparison.Ordinal)).SelectMany(l => Packages(l.Framework)).Where(p => p.Lock["type"]!.GetValue<string>() == "Direct")
            .Select(p => Dependency.UrlOf(p.Name, p.Lock["resolved"]!.GetValue<string>())).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Path, JsonObject Framework)> Locks() =>
        from folder in (string[])["src", "tests", "eng"]
        from file in Tree.Files(folder, "packages.lock.json")
        from framework in JsonNode.Parse(file.Text)!["dependencies"]!.AsObject()
        select (file.Path, framework.Value!.AsObject());

    private static IEnumerable<(string Name, JsonNode Lock)> Packages(JsonObject framework) =>
        framework.Where(p => p.Value!["type"]!.GetValue<string>() != "Project").Select(p => (p.Key, p.Value!));

    private static string Licence(string name, string version)
    {
        var metadata = XDocument.Load(InCache(name, version, ".nuspec")).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        var licence = metadata.Elements().SingleOrDefault(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression");
        return licence?.Value ?? Read.GetValueOrDefault($"{name} {version}", "not read by anybody yet");
    }

    private static string Hash(string name, string version) =>
        Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(InCache(name, version, $".{version.ToLowerInvariant()}.nupkg.sha512"))));

    private static string InCache(string name, string version, string end) =>
        Path.Combine(Cache, name.ToLowerInvariant(), version.ToLowerInvariant(), name.ToLowerInvariant() + end);

    [GeneratedRegex("""<PackageDownload Include="([^"]+)" Version="\[([^\]]+)\]" />""")]
    private static partial Regex Download();
}
