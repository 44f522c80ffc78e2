using MediatR;
using Register.Domain.Reference;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Reference;

/// <summary>Districts, or on request the municipalities, provinces and countries around them, that match every filter
/// given, by code.</summary>
public sealed record ListDistricts : IQuery<Page<Area>>, ICodeFilter
{
    /// <summary>Words that all occur in the code or name; accents and capitals do not count.</summary>
    public string? Q { get; init; }

    /// <summary>The area directly around.</summary>
    public string? Parent { get; init; }

    /// <summary>Districts of this municipality; the same as <see cref="Parent"/>.</summary>
    public string? Municipality { get; init; }

    /// <summary>Only this level. Without it, and without <see cref="Parent"/>: districts.</summary>
    public AreaLevel? Level { get; init; }

    /// <summary>The division as it was in this year; without it the newest.</summary>
    public int? Year { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>A district (CBS <i>wijk</i>) or a wider area.</summary>
public sealed record Area : IVersioned, IExample<Area>
{
    /// <summary><c>WKggggww</c>, <c>GMgggg</c>, <c>PVnn</c> or two letters.</summary>
    public required string Code { get; init; }
    public required AreaLevel Level { get; init; }

    /// <summary>The area directly around; absent for a country.</summary>
    public string? Parent { get; init; }
    public required string NameNl { get; init; }

    /// <summary>The English name; the Dutch one where there is no other.</summary>
    public required string NameEn { get; init; }

    /// <summary>The first year it says this.</summary>
    public required int ValidFrom { get; init; }

    /// <summary>The last year it said this; absent while it still does.</summary>
    public int? ValidUntil { get; init; }

    /// <summary>What it lies in, nearest first; only when one area is read.</summary>
    public IReadOnlyList<CodeAbove>? Ancestors { get; init; }

    /// <summary>Counts changes of the list.</summary>
    public long Version { get; init; }

    public static Area Example => new()
    {
        Code = "WK093500", Level = AreaLevel.District, Parent = "GM0935", NameNl = "Wijk 00 Centrum", NameEn = "Wijk 00 Centrum", ValidFrom = 2024, Version = 1,
    };
}

internal sealed class ListDistrictsHandler(Session session, ReferenceCatalog catalog) : IRequestHandler<ListDistricts, Page<Area>>
{
    public async Task<Page<Area>> Handle(ListDistricts request, CancellationToken cancellationToken)
    {
        var (parent, municipality) = await catalog.Known(codes => (codes.Area("parent", request.Parent), codes.Municipality("municipality", request.Municipality)));
        // Two different parents: nothing lies directly in both.
        if (parent is not null && municipality is not null && parent != municipality) return new Page<Area> { Items = [] };

        var around = municipality ?? parent;
        var level = request.Level ?? (around is null ? AreaLevel.District : null);
        var rows = await CodeLists.Page<Area>(session, ReferenceList.Areas, request, level?.ToString().ToLowerInvariant(), around);
        return request.PageOf(rows, r => r.Code, r => r);
    }
}
