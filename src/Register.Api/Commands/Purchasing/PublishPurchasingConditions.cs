using FluentValidation;
using MediatR;
using Register.Domain.Purchasing;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Purchasing;

/// <summary>Publishes a set of purchasing conditions with its first version. There are no drafts: a version is there for
/// all to read from the moment it is made, and a mistake is mended by the next one.</summary>
public sealed record PublishPurchasingConditions(ConditionsText Body) : ICommand<PurchasingConditionsView>;

internal sealed class PublishPurchasingConditionsRules : AbstractValidator<PublishPurchasingConditions>
{
    public PublishPurchasingConditionsRules() => RuleFor(m => m.Body).SetValidator(new ConditionsTextRules());
}

internal sealed class PublishPurchasingConditionsHandler(PurchasingConditionsStore sets, ReferenceCatalog catalog, Caller caller, TimeProvider clock)
    : IRequestHandler<PublishPurchasingConditions, PurchasingConditionsView>
{
    public async Task<PurchasingConditionsView> Handle(PublishPurchasingConditions request, CancellationToken cancellationToken)
    {
        var set = PurchasingConditions.Publish(caller.AuthorityId!.Value, await catalog.Known(request.Body.ToContent), clock.GetUtcNow());
        await sets.Save(set);
        return PurchasingConditionsView.Of(set, set.Written[^1]);
    }
}
