using MediatR;
using Register.Domain.Reference;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Reference;

/// <summary>Sectors that match every filter given, by code.</summary>
public sealed record ListSectors : IQuery<Page<Sector>>, ICodeFilter
{
    /// <summary>Words that all occur in the code or a title; accents and capitals do not count.</summary>
    public string? Q { get; init; }

    /// <summary>The code directly above.</summary>
    public string? Parent { get; init; }

    /// <summary>Only this level.</summary>
    public SectorLevel? Level { get; init; }

    /// <summary>The list as it was in this year; without it the newest.</summary>
    public int? Year { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>A sector of the SBI (Statistics Netherlands).</summary>
public sealed record Sector : IVersioned, IExample<Sector>
{
    /// <summary>Without dots.</summary>
    public required string Code { get; init; }
    public required SectorLevel Level { get; init; }

    /// <summary>The code directly above; absent for a section.</summary>
    public string? Parent { get; init; }
    public required string NameNl { get; init; }
    public required string NameEn { get; init; }

    /// <summary>The first year it says this.</summary>
    public required int ValidFrom { get; init; }

    /// <summary>The last year it said this; absent while it still does.</summary>
    public int? ValidUntil { get; init; }

    /// <summary>What it lies in, nearest first; only when one sector is read.</summary>
    public IReadOnlyList<CodeAbove>? Ancestors { get; init; }

    /// <summary>Counts changes of the list.</summary>
    public long Version { get; init; }

    public static Sector Example => new()
    {
        Code = "8130", Level = SectorLevel.Class, Parent = "813", NameNl = "Landschapsverzorging", NameEn = "Landscape service activities",
        ValidFrom = 2025, Version = 1,
    };
}

internal sealed class ListSectorsHandler(Session session, ReferenceCatalog catalog) : IRequestHandler<ListSectors, Page<Sector>>
{
    public async Task<Page<Sector>> Handle(ListSectors request, CancellationToken cancellationToken)
    {
        var rows = await CodeLists.Page<Sector>(session, ReferenceList.Sectors, request,
            request.Level?.ToString().ToLowerInvariant(), await catalog.Known(codes => codes.Sector("parent", request.Parent)));
        return request.PageOf(rows, r => r.Code, r => r);
    }
}
