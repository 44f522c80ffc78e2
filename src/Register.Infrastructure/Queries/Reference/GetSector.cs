using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Reference;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Reference;

/// <summary>One sector with what it lies in: as it was in a year, or without a year as it is now or last was.</summary>
public sealed record GetSector(string Code, int? Year = null) : IQuery<Sector>;

internal sealed class GetSectorHandler(Session session) : IRequestHandler<GetSector, Sector>
{
    public async Task<Sector> Handle(GetSector request, CancellationToken cancellationToken)
    {
        var sector = SectorCode.TryParse(request.Code, null, out var code)
            ? await CodeLists.One<Sector>(session, ReferenceList.Sectors, code.Value, request.Year)
            : null;
        return sector is null
            ? throw CommonRefusals.NotFound("sector")
            : sector with { Ancestors = await CodeLists.Above(session, ReferenceList.Sectors, sector.Parent, request.Year) };
    }
}
