using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Replaces the content of a draft. A lot that gives its id stays the same lot; one that is left out goes.</summary>
public sealed record ChangeTender(Id<Tender> TenderId, TenderBody Body, long IfMatch) : ICommand<TenderView>;

internal sealed class ChangeTenderRules : AbstractValidator<ChangeTender>
{
    public ChangeTenderRules() => RuleFor(m => m.Body).SetValidator(new TenderBodyRules());
}

internal sealed class ChangeTenderHandler(TenderStore tenders, TenderReferences references, Caller caller, TimeProvider clock) : IRequestHandler<ChangeTender, TenderView>
{
    public async Task<TenderView> Handle(ChangeTender request, CancellationToken cancellationToken)
    {
        var tender = await tenders.LoadOwn(request.TenderId, caller, request.IfMatch);
        tender.Change(await references.Known(request.Body), clock.GetUtcNow());
        await tenders.Save(tender);
        return TenderView.Of(tender, clock.GetUtcNow());
    }
}
