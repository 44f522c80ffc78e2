using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Shows a tender to everybody; from here on it stands.</summary>
public sealed record PublishTender(Id<Tender> TenderId) : ICommand<TenderView>;

internal sealed class PublishTenderHandler(TenderStore tenders, LegalBook law, Caller caller, TimeProvider clock) : IRequestHandler<PublishTender, TenderView>
{
    public async Task<TenderView> Handle(PublishTender request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        tender.Publish(now, law.ProcurementAt(now));
        await tenders.Save(tender);
        return TenderView.Of(tender, now);
    }
}
