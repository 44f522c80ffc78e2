using MediatR;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Access;

/// <summary>Contracting authorities, oldest entry first.</summary>
public sealed record ListAuthorities : IQuery<Page<AuthorityView>>, IPaged
{
    /// <summary>Only of this municipality (<c>GMgggg</c>).</summary>
    public string? Municipality { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListAuthoritiesHandler(Session session, ReferenceCatalog catalog) : IRequestHandler<ListAuthorities, Page<AuthorityView>>
{
    public async Task<Page<AuthorityView>> Handle(ListAuthorities request, CancellationToken cancellationToken)
    {
        var municipality = await catalog.Known(codes => codes.Municipality("municipality", request.Municipality));
        var where = new Where().And("id > @after", "after", request.After()).And("municipality = @municipality", "municipality", municipality);
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<AuthorityView>($"SELECT id, version, name, municipality FROM authorities {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id.ToString(), r => r);
    }
}
