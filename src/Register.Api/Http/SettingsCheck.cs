using System.Globalization;

namespace Register.Api.Http;

/// <summary>Looks at every setting before anything starts, so that a wrong one is told at once and all are told together.
/// The settings are explained in docs/operations.md.</summary>
public static class SettingsCheck
{
    // A day in a minute.
    private const int FastestClock = 1440;

    private static readonly Setting[] Ours =
    [
        new("Urls", "http(s) addresses with ; between them", v => Split(v).All(u => IsWeb(u.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal)))),
        new("Database:Provider", "Sqlite or SqlServer", v => v.ToUpperInvariant() is "SQLITE" or "SQLSERVER"),
        new("Database:DataFolder", "a folder", v => v.Length > 0),
        new("Database:ConnectionString", "a connection string", _ => true),
        new("Legal:FiguresFile", "a file", v => v.Length > 0),
        new("Limits:Enabled", "true or false", v => bool.TryParse(v, out _)),
        .. new[] { "Public", "Freelancer", "Authority", "Platform", "Operator", "WrongKeys", "Concurrent", "Waiting" }
            .Select(name => new Setting($"Limits:{name}", "a whole number from 0 (no limit)", v => Number(v) is >= 0)),
        new("Limits:SharedSeconds", "a whole number from 0 (not shared) to 30", v => Number(v) is >= 0 and <= 30),
        new("Clock:Accelerator", $"a whole number from 1 to {FastestClock}", v => Number(v) is >= 1 and <= FastestClock),
        new("Clock:Since", "an instant", v => DateTimeOffset.TryParse(v, CultureInfo.InvariantCulture, out _)),
        new("Loops:Seconds", "a whole number from 0 (none) to 3600", v => Number(v) is >= 0 and <= 3600),
        new("AccessLog:Days", "a whole number from 1 to 36500", v => Number(v) is >= 1 and <= 36500),
        new("Oidc:Issuer", "an http(s) address without user, query or fragment", v => IsWeb(v) && new Uri(v) is { Query: "", Fragment: "", UserInfo: "" }),
        .. new[] { "Audience", "RoleClaim", "OwnerClaim", "HolderClaim", "DutiesClaim", "ScopesClaim" }.Select(name => new Setting($"Oidc:{name}", "a name", v => v.Trim().Length > 0)),
        new("Proxy:Addresses", "addresses or networks (10.0.0.4; 10.0.0.0/24) with ; between", AreNetworks),
        new("Proxy:Hops", "a whole number from 1 to 10", v => Number(v) is >= 1 and <= 10),
        new("Stopping:Seconds", "a whole number from 0 to 300", v => Number(v) is >= 0 and <= 300),
        new("Security:Contact", "a mailto:, tel: or https: address", v => Uri.TryCreate(v, UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "tel" or "https"),
        new("OTEL_EXPORTER_OTLP_ENDPOINT", "an http(s) address", v => v.Length == 0 || IsWeb(v)),
    ];

    /// <summary>The names of all settings that the program reads itself.</summary>
    public static IEnumerable<string> Names => Ours.Select(s => s.Name);

    /// <param name="settings">All of them.</param>
    /// <param name="isProduction">Whether the program runs for real.</param>
    /// <exception cref="InvalidOperationException">Some are wrong or unknown; the message has a line for each.</exception>
    public static void Check(IConfiguration settings, bool isProduction = false)
    {
        List<string> wrong = [.. Ours.Where(s => settings[s.Name] is { } value && !s.Fits(value)).Select(s => $"{s.Name} must be {s.What}, not '{settings[s.Name]}'.")];
        // In a section of ours a name that nobody reads is a mistyped one.
        foreach (var section in Ours.Where(s => s.Name.Contains(':', StringComparison.Ordinal)).Select(s => s.Name.Split(':')[0]).Distinct())
            wrong.AddRange(settings.GetSection(section).GetChildren().Where(c => !Names.Contains(c.Path, StringComparer.OrdinalIgnoreCase)).Select(c => $"{c.Path} is no setting."));
        if (string.Equals(settings["Database:Provider"], "SqlServer", StringComparison.OrdinalIgnoreCase) && string.IsNullOrWhiteSpace(settings["Database:ConnectionString"]))
            wrong.Add("Database:ConnectionString is required when Database:Provider is SqlServer.");
        wrong.AddRange(WrongIssuer(settings, isProduction));
        wrong.AddRange(WrongDoor(settings, isProduction));
        if (isProduction && settings["Clock:Accelerator"] is not (null or "1"))
            wrong.Add("Clock:Accelerator is for a sandbox and is refused in Production: deadlines would come too early.");
        if (wrong.Count > 0) throw new InvalidOperationException(string.Join('\n', wrong));
    }

    private static IEnumerable<string> WrongIssuer(IConfiguration settings, bool isProduction)
    {
        if (settings["Oidc:Issuer"] is not { } issuer)
        {
            if (settings.GetSection("Oidc").GetChildren().Any()) yield return "Oidc:Issuer is required beside the other settings of Oidc.";
            yield break;
        }
        if (settings["Oidc:Audience"] is null) yield return "Oidc:Audience is required beside Oidc:Issuer.";
        if (isProduction && !issuer.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            yield return "Oidc:Issuer must be an https address in Production: whoever is between could give it other keys.";
        if (settings["Clock:Accelerator"] is not (null or "1")) yield return "Clock:Accelerator and Oidc:Issuer exclude each other: tokens would be out of date at once.";
    }

    private static IEnumerable<string> WrongDoor(IConfiguration settings, bool isProduction)
    {
        // Set for the framework it takes forwarded addresses from everybody, whatever we say.
        if (((string[])["FORWARDEDHEADERS_ENABLED", "ASPNETCORE_FORWARDEDHEADERS_ENABLED"]).Any(name => bool.TryParse(settings[name], out var on) && on))
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes whoever sends: name the proxies in Proxy:Addresses instead.";
        if (!isProduction || settings["Proxy:Addresses"] is not null) yield break;
        var endpoints = settings.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "").ToArray();
        foreach (var open in (endpoints.Length > 0 ? endpoints : Split(settings["Urls"] ?? "")).Where(IsInClear))
            yield return $"{open} would take keys in clear from other machines in Production: listen there with https, or name the reverse proxy with TLS before it in Proxy:Addresses.";
    }

    // Anything but a loopback name or address: also a host that is not known here.
    private static bool IsInClear(string url) => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase) && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback);

    private static bool AreNetworks(string value)
    {
        try
        {
            return ProxyOptions.Networks(value).Count > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsWeb(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");

    private sealed record Setting(string Name, string What, Func<string, bool> Fits);
}
