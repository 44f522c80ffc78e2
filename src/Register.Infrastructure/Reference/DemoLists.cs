namespace Register.Infrastructure.Reference;

/// <summary>The small lists of our own that come with the program: every section and division of the SBI and what the
/// demo needs below them, Maastricht's districts and some of its neighbours', and the CPV codes a municipality uses
/// most. Titles are our own short ones; an import of the official files replaces them.</summary>
public static class DemoLists
{
    /// <summary>The edition of the SBI.</summary>
    public const int SectorYear = 2025;

    /// <summary>The year of the district division.</summary>
    public const int DistrictYear = 2024;

    /// <summary>The year of the CPV.</summary>
    public const int CpvYear = 2008;

    /// <summary>Sectors, in the form <see cref="SectorFile"/> reads.</summary>
    public static Stream Sectors() => Open("sectors");

    /// <summary>Districts, in the form <see cref="DistrictFile"/> reads.</summary>
    public static Stream Districts() => Open("districts");

    /// <summary>CPV codes, in the form <see cref="CpvFile"/> reads.</summary>
    public static Stream CpvCodes() => Open("cpv");

    private static Stream Open(string name) =>
        typeof(DemoLists).Assembly.GetManifestResourceStream($"Register.Infrastructure.Reference.Demo.{name}.csv")
        ?? throw new InvalidOperationException($"The embedded list {name} is missing.");
}
