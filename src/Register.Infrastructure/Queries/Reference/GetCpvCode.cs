using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Reference;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Reference;

/// <summary>One CPV code with what it lies in, asked for with or without its check digit: as it was in a year, or without
/// a year as it is now or last was.</summary>
public sealed record GetCpvCode(string Code, int? Year = null) : IQuery<Cpv>;

internal sealed class GetCpvCodeHandler(Session session) : IRequestHandler<GetCpvCode, Cpv>
{
    public async Task<Cpv> Handle(GetCpvCode request, CancellationToken cancellationToken)
    {
        var cpv = CpvCode.TryParse(request.Code, null, out var code)
            ? await CodeLists.One<Cpv>(session, ReferenceList.CpvCodes, code.Value, request.Year)
            : null;
        return cpv is null || (code.CheckDigit ?? cpv.CheckDigit) != cpv.CheckDigit
            ? throw CommonRefusals.NotFound("cpv-code")
            : cpv with { Ancestors = await CodeLists.Above(session, ReferenceList.CpvCodes, cpv.Parent, request.Year) };
    }
}
