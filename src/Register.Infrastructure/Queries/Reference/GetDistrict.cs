using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Reference;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Reference;

/// <summary>One district or wider area with what it lies in: as it was in a year, or without a year as it is now or last
/// was.</summary>
public sealed record GetDistrict(string Code, int? Year = null) : IQuery<Area>;

internal sealed class GetDistrictHandler(Session session) : IRequestHandler<GetDistrict, Area>
{
    public async Task<Area> Handle(GetDistrict request, CancellationToken cancellationToken)
    {
        var area = AreaCode.TryParse(request.Code, null, out var code)
            ? await CodeLists.One<Area>(session, ReferenceList.Areas, code.Value, request.Year)
            : null;
        return area is null
            ? throw CommonRefusals.NotFound("district")
            : area with { Ancestors = await CodeLists.Above(session, ReferenceList.Areas, area.Parent, request.Year) };
    }
}
