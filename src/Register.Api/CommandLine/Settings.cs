namespace Register.Api.CommandLine;

/// <summary>Tells arguments for the configuration (<c>--Section:Name value</c>, <c>--urls</c>, <c>--environment</c>) from
/// those of the commands, so that a mistyped option is an error and not a setting nobody reads.</summary>
internal static class Settings
{
    private static readonly string[] Hosts = ["--urls", "--environment", "--contentroot"];

    public static (string[] Own, string[] Settings) Split(string[] arguments)
    {
        List<string> own = [], settings = [];
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i].Split('=')[0];
            var isSetting = name.StartsWith("--", StringComparison.Ordinal)
                && (name.Contains(':', StringComparison.Ordinal) || Hosts.Contains(name, StringComparer.OrdinalIgnoreCase));
            (isSetting ? settings : own).Add(arguments[i]);
            if (isSetting && name.Length == arguments[i].Length && i + 1 < arguments.Length) settings.Add(arguments[++i]);
        }
        return ([.. own], [.. settings]);
    }
}
