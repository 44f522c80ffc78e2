using Register.Api.Http;
using Register.Infrastructure.Reference;

namespace Register.Api.Commands;

/// <summary>Looks up codes that somebody wrote in the register's lists and says everything that is not there.</summary>
internal sealed class KnownCodes(ReferenceSnapshot lists)
{
    private readonly List<InputError> errors = [];

    /// <summary>The codes as the list writes them.</summary>
    public IReadOnlyList<string> Sectors(string pointer, IReadOnlyList<string> codes) => Each(pointer, codes, "sector", c => lists.FindSector(c)?.Code);

    /// <inheritdoc cref="Sectors"/>
    public IReadOnlyList<string> Areas(string pointer, IReadOnlyList<string> codes) => Each(pointer, codes, "area", c => lists.FindArea(c)?.Code);

    /// <summary>Ends the look-up.</summary>
    /// <exception cref="BadInputException">Something was not on its list.</exception>
    public void RefuseUnknown()
    {
        if (errors.Count > 0) throw new BadInputException(errors);
    }

    private List<string> Each(string pointer, IReadOnlyList<string> codes, string what, Func<string, string?> find)
    {
        var found = new List<string>(codes.Count);
        for (var i = 0; i < codes.Count; i++)
        {
            if (find(codes[i]) is { } code) found.Add(code);
            else errors.Add(InputError.At($"{pointer}/{i}", "unknown-reference", ("what", what), ("value", codes[i].Length > 40 ? codes[i][..40] : codes[i])));
        }
        return [.. found.Distinct()];
    }
}
