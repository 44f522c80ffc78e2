using System.Diagnostics.CodeAnalysis;

namespace Register.Domain.Reference;

/// <summary>The code of a district (CBS <i>wijk</i>, <c>WKggggww</c>): where only a district will do, such as the place
/// a freelancer works from.</summary>
public readonly record struct DistrictCode : IParsable<DistrictCode>, IComparable<DistrictCode>
{
    private DistrictCode(AreaCode area) => Area = area;

    /// <summary>The same code among areas of every level.</summary>
    public AreaCode Area { get; }

    /// <summary>The eight characters; empty only for <c>default</c>.</summary>
    public string Value => Area.Value;

    /// <summary>The municipality it lies in, which its first four digits name.</summary>
    public AreaCode Municipality => Area.Parent ?? default;

    /// <summary>Reads a code; spaces around it and lower case are accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DistrictCode result)
    {
        var ok = AreaCode.TryParse(s, provider, out var area) && area.Level == AreaLevel.District;
        result = ok ? new DistrictCode(area) : default;
        return ok;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text does not have the shape of a district code.</exception>
    public static DistrictCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a district code.");

    /// <summary>Codes order as their text does, so that districts of one municipality stand together.</summary>
    public int CompareTo(DistrictCode other) => Area.CompareTo(other.Area);

    /// <summary>The eight characters.</summary>
    public override string ToString() => Value;
}
