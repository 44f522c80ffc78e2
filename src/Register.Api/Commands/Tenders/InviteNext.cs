using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Invites the next of the reserve, in the order drawn, in the place of one who declined.</summary>
public sealed record InviteNext(Id<Tender> TenderId, Id<Draw> DrawId) : ICommand<DrawView>;

internal sealed class InviteNextHandler(TenderStore tenders, DrawStore draws, DrawSeen seen, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<InviteNext, DrawView>
{
    public async Task<DrawView> Handle(InviteNext request, CancellationToken cancellationToken)
    {
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        var draw = await draws.LoadOf(tender.Id, request.DrawId);
        var present = await FreelancerNames.Read(session, draw.Reserve());
        draw.InviteNext(tender, present.ContainsKey, clock.GetUtcNow());
        await draws.Save(draw);
        return await seen.View(draw);
    }
}
