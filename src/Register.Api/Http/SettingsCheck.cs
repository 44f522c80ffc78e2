using System.Globalization;

namespace Register.Api.Http;

/// <summary>Looks at every setting before anything starts, so that a wrong one is told at once and all are told together.</summary>
public static class SettingsCheck
{
    private static readonly string[] Counts = ["Public", "Freelancer", "Authority", "Platform", "Operator", "WrongKeys"];

    /// <exception cref="InvalidOperationException">Some are wrong; the message has a line for each.</exception>
    public static void Check(IConfiguration settings)
    {
        List<string> wrong = [];
        void Want(string name, string what, Func<string, bool> fits)
        {
            if (settings[name] is { } value && !fits(value)) wrong.Add($"{name} must be {what}, not '{value}'.");
        }
        Want("Database:Provider", "Sqlite or SqlServer", v => v.ToUpperInvariant() is "SQLITE" or "SQLSERVER");
        Want("Database:DataFolder", "a folder", v => v.Length > 0);
        if (string.Equals(settings["Database:Provider"], "SqlServer", StringComparison.OrdinalIgnoreCase) && string.IsNullOrWhiteSpace(settings["Database:ConnectionString"]))
            wrong.Add("Database:ConnectionString is required when Database:Provider is SqlServer.");
        Want("Limits:Enabled", "true or false", v => bool.TryParse(v, out _));
        foreach (var name in Counts) Want($"Limits:{name}", "a whole number from 0 (no limit)", v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        Want("Loops:Seconds", "a whole number from 0 (none) to 3600", v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 3600);
        Want("OTEL_EXPORTER_OTLP_ENDPOINT", "an http(s) address", v => v.Length == 0 || IsWeb(v));
        foreach (var url in (settings["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!IsWeb(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal))) wrong.Add($"Urls must hold http(s) addresses, not '{url}'.");
        if (wrong.Count > 0) throw new InvalidOperationException(string.Join('\n', wrong));
    }

    private static bool IsWeb(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}
