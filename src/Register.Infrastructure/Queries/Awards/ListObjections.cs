using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The caller's own objections, or those about the authority's decisions, oldest first.</summary>
public sealed record ListObjections : IQuery<Page<ObjectionView>>, IPaged
{
    /// <summary>Only those about this lot.</summary>
    public Id<Lot>? LotId { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListObjectionsHandler(Session session, Caller caller) : IRequestHandler<ListObjections, Page<ObjectionView>>
{
    public async Task<Page<ObjectionView>> Handle(ListObjections request, CancellationToken cancellationToken)
    {
        var where = new Where()
            .And("o.authority_id = @authority", "authority", caller.AuthorityId)
            .And("p.freelancer_id = @self", "self", caller.FreelancerId)
            .And("o.lot_id = @lot", "lot", request.LotId);
        where.Arguments.Add("take", request.Take());
        where.And(caller.FreelancerId is null ? "o.id > @after" : "p.objection_id > @after", "after", request.After());
        var rows = await session.Query<Row>(caller.FreelancerId is null
            ? $"SELECT o.id, o.version, o.body FROM objections o {where} ORDER BY o.id {{page}}"
            : $"SELECT o.id, o.version, o.body FROM objection_parties p JOIN objections o ON o.id = p.objection_id {where} ORDER BY p.objection_id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => ObjectionView.Of(RegisterJson.Read<Objection>(r.Body)) with { Version = r.Version });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
