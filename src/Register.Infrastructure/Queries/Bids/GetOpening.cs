using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>The record of the opening, for the authority.</summary>
public sealed record GetOpening(Id<Tender> TenderId) : IQuery<OpeningView>;

internal sealed class GetOpeningHandler(Session session, VisibleTenders tenders, Caller caller) : IRequestHandler<GetOpening, OpeningView>
{
    public async Task<OpeningView> Handle(GetOpening request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("tender"));
        var row = await session.Single<StoredRow>("SELECT version, body FROM openings WHERE id = @id", new { id = Opening.IdOf(tender.Id) })
            ?? throw CommonRefusals.NotFound("opening");
        return OpeningView.Of(row.Read<Opening>(), tender);
    }
}
