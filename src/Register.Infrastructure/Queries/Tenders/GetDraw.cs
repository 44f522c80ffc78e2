using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>A draw with its record. The authority and the operator see who is who; those considered see pseudonyms and their
/// own place once the invitations went out, everybody once the tender is decided.</summary>
public sealed record GetDraw(Id<Tender> TenderId, Id<Draw> DrawId) : IQuery<DrawView>;

internal sealed class GetDrawHandler(DrawSeen draws) : IRequestHandler<GetDraw, DrawView>
{
    public async Task<DrawView> Handle(GetDraw request, CancellationToken cancellationToken) => await draws.View(await draws.Find(request.TenderId, request.DrawId));
}
