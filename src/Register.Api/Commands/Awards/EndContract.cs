using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Records when and why a contract ends, as planned or before.</summary>
public sealed record EndContract(Id<Contract> ContractId, ContractEndBody Body) : ICommand<ContractView>;

/// <summary>When and why.</summary>
public sealed record ContractEndBody : IExample<ContractEndBody>
{
    /// <summary>The last day it holds: not before it was accepted, and not after the last day agreed.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Why, 1 to 2 000 characters; public.</summary>
    public required string Reason { get; init; }

    public static ContractEndBody Example => new() { LastDay = new DateOnly(2027, 12, 31), Reason = "Het werk is opgeleverd." };
}

internal sealed class EndContractRules : AbstractValidator<EndContract>
{
    public EndContractRules() => RuleFor(m => m.Body.Reason).NotEmpty().MaximumLength(2000);
}

internal sealed class EndContractHandler(ContractStore contracts, Caller caller, TimeProvider clock) : IRequestHandler<EndContract, ContractView>
{
    public async Task<ContractView> Handle(EndContract request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var contract = await contracts.LoadAsAuthority(request.ContractId, caller);
        contract.EndOn(request.Body.LastDay, request.Body.Reason, now);
        await contracts.Save(contract);
        return ContractView.Of(contract, now);
    }
}
