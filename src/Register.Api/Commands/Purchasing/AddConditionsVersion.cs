using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Purchasing;

/// <summary>Publishes the next version of a set; the older ones stay as they are.</summary>
public sealed record AddConditionsVersion(Id<PurchasingConditions> SetId, ConditionsText Body) : ICommand<ConditionsVersionView>;

internal sealed class AddConditionsVersionRules : AbstractValidator<AddConditionsVersion>
{
    public AddConditionsVersionRules() => RuleFor(m => m.Body).SetValidator(new ConditionsTextRules());
}

internal sealed class AddConditionsVersionHandler(PurchasingConditionsStore sets, ReferenceCatalog catalog, Caller caller, TimeProvider clock)
    : IRequestHandler<AddConditionsVersion, ConditionsVersionView>
{
    public async Task<ConditionsVersionView> Handle(AddConditionsVersion request, CancellationToken cancellationToken)
    {
        var content = await catalog.Known(request.Body.ToContent);
        var set = await sets.Edit(request.SetId, s => s.AddVersion(content, caller.AuthorityId!.Value, clock.GetUtcNow()));
        return ConditionsVersionView.Of(set.Written[^1]);
    }
}
