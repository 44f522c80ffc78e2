using MediatR;
using Register.Domain.Reference;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Reference;

/// <summary>CPV codes that match every filter given, by code.</summary>
public sealed record ListCpvCodes : IQuery<Page<Cpv>>, ICodeFilter
{
    /// <summary>Words that all occur in the code or a title; accents and capitals do not count.</summary>
    public string? Q { get; init; }

    /// <summary>The code directly above.</summary>
    public string? Parent { get; init; }

    /// <summary>Only this level.</summary>
    public CpvLevel? Level { get; init; }

    /// <summary>The list as it was in this year; without it the newest.</summary>
    public int? Year { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>A code of the Common Procurement Vocabulary.</summary>
public sealed record Cpv : IVersioned, IExample<Cpv>
{
    /// <summary>Eight digits.</summary>
    public required string Code { get; init; }

    /// <summary>The ninth, as the list has it; it follows no formula.</summary>
    public required int CheckDigit { get; init; }
    public required CpvLevel Level { get; init; }

    /// <summary>The code directly above; absent for a division.</summary>
    public string? Parent { get; init; }
    public required string NameNl { get; init; }
    public required string NameEn { get; init; }

    /// <summary>Whether it is a social or other specific service (Directive 2014/24/EU, annex XIV), with its own threshold.</summary>
    public required bool SocialService { get; init; }

    /// <summary>The first year it says this.</summary>
    public required int ValidFrom { get; init; }

    /// <summary>The last year it said this; absent while it still does.</summary>
    public int? ValidUntil { get; init; }

    /// <summary>What it lies in, nearest first; only when one code is read.</summary>
    public IReadOnlyList<CodeAbove>? Ancestors { get; init; }

    /// <summary>Counts changes of the list.</summary>
    public long Version { get; init; }

    public static Cpv Example => new()
    {
        Code = "77310000", CheckDigit = 6, Level = CpvLevel.Class, Parent = "77300000", NameNl = "Aanleg en onderhoud van groen",
        NameEn = "Planting and maintenance of green areas", SocialService = false, ValidFrom = 2008, Version = 1,
    };
}

internal sealed class ListCpvCodesHandler(Session session, ReferenceCatalog catalog) : IRequestHandler<ListCpvCodes, Page<Cpv>>
{
    public async Task<Page<Cpv>> Handle(ListCpvCodes request, CancellationToken cancellationToken)
    {
        var rows = await CodeLists.Page<Cpv>(session, ReferenceList.CpvCodes, request,
            request.Level?.ToString().ToLowerInvariant(), await catalog.Known(codes => codes.Cpv("parent", request.Parent)));
        return request.PageOf(rows, r => r.Code, r => r);
    }
}
