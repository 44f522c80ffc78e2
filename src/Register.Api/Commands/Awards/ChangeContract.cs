using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Records a change the parties agreed on. It asks for If-Match: it is a change of what was read.</summary>
public sealed record ChangeContract(Id<Contract> ContractId, ContractChangeBody Body, long IfMatch) : ICommand<ContractView>;

/// <summary>What changes, and why.</summary>
public sealed record ContractChangeBody : IExample<ContractChangeBody>
{
    /// <summary>The new value, in euros excluding VAT; as it was when absent.</summary>
    public Money? Value { get; init; }

    /// <summary>The new days; as they were when absent.</summary>
    public Period? Period { get; init; }

    /// <summary>Why, 1 to 2 000 characters; public.</summary>
    public required string Reason { get; init; }

    public static ContractChangeBody Example => new() { Value = Money.Euros(55_000), Reason = "Na de storm moesten twintig bomen meer worden gesnoeid." };
}

internal sealed class ChangeContractRules : AbstractValidator<ChangeContract>
{
    public ChangeContractRules() => RuleFor(m => m.Body).SetValidator(new ContractChangeBodyRules());
}

internal sealed class ContractChangeBodyRules : AbstractValidator<ContractChangeBody>
{
    public ContractChangeBodyRules()
    {
        RuleFor(b => b.Reason).NotEmpty().MaximumLength(2000);
        When(b => b.Value is not null, () =>
        {
            RuleFor(b => b.Value!.Value.Cents).InclusiveBetween(1, Money.MaxCents).OverridePropertyName("Value");
            RuleFor(b => b.Value!.Value.Currency).Equal("EUR").WithErrorCode("value.format").OverridePropertyName("Value");
        });
        RuleFor(b => b).Flawless(b => Contract.FlawsOf(b.Period));
    }
}

internal sealed class ChangeContractHandler(ContractStore contracts, Caller caller, TimeProvider clock) : IRequestHandler<ChangeContract, ContractView>
{
    public async Task<ContractView> Handle(ChangeContract request, CancellationToken cancellationToken)
    {
        var (body, now) = (request.Body, clock.GetUtcNow());
        var contract = await contracts.LoadAsAuthority(request.ContractId, caller, request.IfMatch);
        contract.Change(body.Value, body.Period, body.Reason, now);
        await contracts.Save(contract);
        return ContractView.Of(contract, now);
    }
}
