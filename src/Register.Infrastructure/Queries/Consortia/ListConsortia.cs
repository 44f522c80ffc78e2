using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Consortia;

/// <summary>The consortia the caller is in, accepted or not, oldest first.</summary>
public sealed record ListConsortia : IQuery<Page<ConsortiumSummary>>, IPaged
{
    /// <summary>Only those for this lot.</summary>
    public Id<Lot>? LotId { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>A consortium in a list. The item has the terms.</summary>
public sealed record ConsortiumSummary : IExample<ConsortiumSummary>
{
    public required Id<Consortium> Id { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required Id<Freelancer> LeadId { get; init; }
    public required int MemberCount { get; init; }

    /// <summary>Whether every member accepted the terms.</summary>
    public required bool Complete { get; init; }

    /// <summary>Whether the caller still has to accept them.</summary>
    public required bool WaitsForYou { get; init; }

    public static ConsortiumSummary Example => new()
    {
        Id = ConsortiumView.Example.Id, TenderId = ConsortiumView.Example.TenderId, LotId = ConsortiumView.Example.LotId,
        LeadId = ConsortiumView.Example.LeadId, MemberCount = 2, Complete = false, WaitsForYou = true,
    };

    internal static ConsortiumSummary Of(Consortium consortium, Id<Freelancer> self) => new()
    {
        Id = consortium.Id, TenderId = consortium.TenderId, LotId = consortium.LotId, LeadId = consortium.Terms.Lead,
        MemberCount = consortium.Terms.Members.Count, Complete = consortium.IsComplete,
        WaitsForYou = consortium.Accepted(self, consortium.Terms.Hash()) is null,
    };
}

internal sealed class ListConsortiaHandler(Session session, Caller caller) : IRequestHandler<ListConsortia, Page<ConsortiumSummary>>
{
    public async Task<Page<ConsortiumSummary>> Handle(ListConsortia request, CancellationToken cancellationToken)
    {
        var self = caller.FreelancerId!.Value;
        var where = new Where()
            .And("m.freelancer_id = @self", "self", self)
            .And("m.consortium_id > @after", "after", request.After())
            .And("c.lot_id = @lotId", "lotId", request.LotId)
            .And("c.is_dissolved = 0");
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>(
            $"SELECT c.id, c.body FROM consortium_members m JOIN consortia c ON c.id = m.consortium_id {where} ORDER BY m.consortium_id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => ConsortiumSummary.Of(RegisterJson.Read<Consortium>(r.Body), self));
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
