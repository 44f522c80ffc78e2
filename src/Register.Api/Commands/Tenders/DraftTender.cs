using FluentValidation;
using MediatR;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Begins a tender; nobody outside the authority sees it yet.</summary>
public sealed record DraftTender(TenderBody Body) : ICommand<TenderView>;

internal sealed class DraftTenderRules : AbstractValidator<DraftTender>
{
    public DraftTenderRules() => RuleFor(m => m.Body).SetValidator(new TenderBodyRules());
}

internal sealed class DraftTenderHandler(TenderStore tenders, TenderReferences references, Caller caller, TimeProvider clock) : IRequestHandler<DraftTender, TenderView>
{
    public async Task<TenderView> Handle(DraftTender request, CancellationToken cancellationToken)
    {
        var content = await references.Known(request.Body);
        var tender = Tender.Draft(caller.AuthorityId!.Value, content, clock.GetUtcNow());
        await tenders.Save(tender);
        return TenderView.Of(tender, clock.GetUtcNow());
    }
}
