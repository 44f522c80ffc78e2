using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The advice about a tender, for whoever may see it: by the figures it was published under, and of a draft by today's.</summary>
public sealed record GetTenderAdvice(Id<Tender> TenderId) : IQuery<TenderAdviceView>;

internal sealed class GetTenderAdviceHandler(Session session, VisibleTenders tenders, LegalBook law, TimeProvider clock) : IRequestHandler<GetTenderAdvice, TenderAdviceView>
{
    public async Task<TenderAdviceView> Handle(GetTenderAdvice request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        var day = DutchTime.DayOf(tender.PublishedAt ?? clock.GetUtcNow());
        var figures = law.ProcurementAt(day);
        var sets = await ConditionsVersions.TakenOver(session, tender.Content);
        return TenderAdviceView.Of(tender, day, figures.Version, Advice.On(tender.Content, sets, figures.Advice));
    }
}
