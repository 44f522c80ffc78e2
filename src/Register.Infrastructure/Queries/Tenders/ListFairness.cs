using MediatR;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The fairness ledger of an authority in a sector: who was considered, how often she was invited, skipped or left
/// out, and when she was last invited; for its own people and the operator.</summary>
public sealed record ListFairness(Id<ContractingAuthority> AuthorityId) : IQuery<Page<FairnessLine>>, IPaged
{
    /// <summary>The SBI code that draws asked for.</summary>
    public required string Sector { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListFairnessHandler(Session session, ReferenceCatalog catalog, Caller caller) : IRequestHandler<ListFairness, Page<FairnessLine>>
{
    private static readonly string Reasons = string.Concat(Enum.GetNames<ExclusionReason>().Select(name =>
        $", SUM(CASE WHEN reasons LIKE '%{name}%' THEN 1 ELSE 0 END) AS for_{name.ToLowerInvariant()}"));

    public async Task<Page<FairnessLine>> Handle(ListFairness request, CancellationToken cancellationToken)
    {
        Refuse.If(caller.Role != Role.Operator && caller.AuthorityId != request.AuthorityId, CommonRefusals.NotFound("authority"));
        var sector = await catalog.Known(codes => codes.Sector("sector", request.Sector));
        var rows = await session.Query<FairnessLine>(
            $$"""
            SELECT freelancer_id, COUNT(*) AS considered, SUM(CASE WHEN outcome IN ('Invited', 'Declined') THEN 1 ELSE 0 END) AS invited,
            SUM(CASE WHEN outcome = 'Declined' THEN 1 ELSE 0 END) AS declined, SUM(CASE WHEN outcome = 'Skipped' THEN 1 ELSE 0 END) AS skipped,
            SUM(CASE WHEN outcome = 'Excluded' THEN 1 ELSE 0 END) AS excluded,
            MAX(CASE WHEN outcome IN ('Invited', 'Declined') THEN at END) AS last_invited_at{{Reasons}}
            FROM draw_ledger WHERE authority_id = @authority AND sector = @sector AND freelancer_id > @after
            GROUP BY freelancer_id ORDER BY freelancer_id {page}
            """, new { authority = request.AuthorityId, sector, after = request.After(), take = request.Take() });
        var names = await FreelancerNames.Read(session, rows.Select(r => r.FreelancerId));
        return request.PageOf(rows, r => r.FreelancerId.ToString(), r => r with { Name = names.GetValueOrDefault(r.FreelancerId) });
    }
}
