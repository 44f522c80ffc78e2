using MediatR;
using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>Every time a freelancer was considered for an invitation: invited, declined, skipped or left out, and why; for herself.</summary>
public sealed record ListConsidered(Id<Freelancer> FreelancerId) : IQuery<Page<ConsideredView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListConsideredHandler(Session session, Caller caller) : IRequestHandler<ListConsidered, Page<ConsideredView>>
{
    public async Task<Page<ConsideredView>> Handle(ListConsidered request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        // A draw in several sectors has a line in each; they say the same.
        var rows = await session.Query<LedgerRow>(
            """
            SELECT l.draw_id, d.tender_id, l.authority_id, l.outcome, l.reasons, l.at FROM draw_ledger l JOIN draws d ON d.id = l.draw_id
            WHERE l.freelancer_id = @id AND l.draw_id > @after
            GROUP BY l.draw_id, d.tender_id, l.authority_id, l.outcome, l.reasons, l.at ORDER BY l.draw_id {page}
            """, new { id = request.FreelancerId, after = request.After(), take = request.Take() });
        return request.PageOf(rows, r => r.DrawId.ToString(), r => r.View());
    }
}

/// <summary>A line of the ledger of who was considered.</summary>
internal sealed record LedgerRow
{
    public Id<Draw> DrawId { get; init; }
    public Id<Tender> TenderId { get; init; }
    public Id<ContractingAuthority> AuthorityId { get; init; }
    public string Outcome { get; init; } = "";
    public string Reasons { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public ConsideredView View() => new()
    {
        DrawId = DrawId, TenderId = TenderId, AuthorityId = AuthorityId, Outcome = Enum.Parse<DrawOutcome>(Outcome), At = At,
        Reasons = [.. Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ExclusionReason>)],
    };
}
