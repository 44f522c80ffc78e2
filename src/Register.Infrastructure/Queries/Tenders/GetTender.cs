using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>One tender; a draft only for its authority.</summary>
public sealed record GetTender(Id<Tender> TenderId) : IQuery<TenderView>;

internal sealed class GetTenderHandler(VisibleTenders tenders, TimeProvider clock) : IRequestHandler<GetTender, TenderView>
{
    public async Task<TenderView> Handle(GetTender request, CancellationToken cancellationToken) =>
        TenderView.Of(await tenders.Find(request.TenderId), clock.GetUtcNow());
}
