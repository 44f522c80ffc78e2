using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The invitations for a tender: all for its authority and the operator, her own for a freelancer. Who else is
/// invited is told to no bidder.</summary>
public sealed record ListInvitations(Id<Tender> TenderId) : IQuery<Page<InvitationView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListInvitationsHandler(Session session, VisibleTenders tenders, Caller caller) : IRequestHandler<ListInvitations, Page<InvitationView>>
{
    public async Task<Page<InvitationView>> Handle(ListInvitations request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        Refuse.If(caller.Role == Role.Authority && caller.AuthorityId != tender.AuthorityId, TenderRefusals.NotYours());
        var where = new Where().And("tender_id = @tender", "tender", tender.Id).And("freelancer_id = @self", "self", caller.FreelancerId);
        if (request.After() is { Length: > 0 } after)
        {
            if (after.Split(' ') is not [var freelancer, var draw]) throw PagingRefusals.Cursor();
            where.And("(freelancer_id > @freelancer OR (freelancer_id = @freelancer AND draw_id > @draw))", "freelancer", freelancer);
            where.Arguments.Add("draw", draw);
        }
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<InvitationView>(
            $"SELECT freelancer_id, tender_id, draw_id, invited_at, declined_at FROM invitations {where} ORDER BY freelancer_id, draw_id {{page}}", where.Arguments);
        return request.PageOf(rows, r => $"{r.FreelancerId} {r.DrawId}", r => r);
    }
}
