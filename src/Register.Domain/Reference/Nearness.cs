namespace Register.Domain.Reference;

/// <summary>How near two places are, by the smallest area both lie in: it needs no map, and a municipality that asks for
/// its own people thinks in districts and not in kilometres. The nearer is the smaller.</summary>
public enum Nearness
{
    /// <summary>The same district.</summary>
    District,

    /// <summary>The same municipality.</summary>
    Municipality,

    /// <summary>The same province.</summary>
    Province,

    /// <summary>The same country.</summary>
    Country,

    /// <summary>Nothing in common that is known.</summary>
    Elsewhere,
}

/// <summary>Finds the smallest area in common.</summary>
public static class Nearest
{
    /// <param name="home">A place with every area it lies in.</param>
    /// <param name="place">Another, nearest first.</param>
    public static Nearness Of(IReadOnlySet<string> home, IReadOnlyList<string> place)
    {
        foreach (var area in place)
            if (home.Contains(area) && AreaCode.TryParse(area, null, out var code)) return code.Level switch
            {
                AreaLevel.District => Nearness.District,
                AreaLevel.Municipality => Nearness.Municipality,
                AreaLevel.Province => Nearness.Province,
                _ => Nearness.Country,
            };
        return Nearness.Elsewhere;
    }
}
