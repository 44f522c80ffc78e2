using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Consortia;

/// <summary>Reliances as one of three: where the caller is relied on, where she leads the bidder, or of a consortium she is
/// in; oldest first.</summary>
public sealed record ListReliances : IQuery<Page<RelianceView>>, IPaged
{
    /// <summary>Which side the caller is on; the one relied on when absent.</summary>
    public RelianceSide? As { get; init; }

    /// <summary>Those of this consortium, whose member she is; the side does not matter then.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>The two sides of a reliance.</summary>
public enum RelianceSide
{
    /// <summary>The one whose means are used.</summary>
    ReliedOn,

    /// <summary>The one who bids alone or leads.</summary>
    Bidder,
}

internal sealed class ListReliancesHandler(Session session, ConsortiumSeen consortia, Caller caller) : IRequestHandler<ListReliances, Page<RelianceView>>
{
    public async Task<Page<RelianceView>> Handle(ListReliances request, CancellationToken cancellationToken)
    {
        var where = new Where();
        if (request.ConsortiumId is { } id)
        {
            var consortium = await consortia.Find(id);
            where.And("bidder_id = @bidder", "bidder", consortium.Id).And("lot_id = @lot", "lot", consortium.LotId);
        }
        else where.And(request.As == RelianceSide.Bidder ? "lead_id = @self" : "freelancer_id = @self", "self", caller.FreelancerId!.Value);
        where.And("id > @after", "after", request.After()).And("is_ended = 0").Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body FROM reliances {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => RelianceView.Of(RegisterJson.Read<Reliance>(r.Body), r.Version));
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
