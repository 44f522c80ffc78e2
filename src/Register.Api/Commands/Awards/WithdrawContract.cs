using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Takes back a contract that was not accepted; then the decision may be taken back as well.</summary>
public sealed record WithdrawContract(Id<Contract> ContractId, ContractWithdrawal Body) : ICommand<ContractView>;

/// <summary>Why a contract is taken back.</summary>
public sealed record ContractWithdrawal : IExample<ContractWithdrawal>
{
    /// <summary>For the winner, 1 to 2 000 characters.</summary>
    public required string Reason { get; init; }

    public static ContractWithdrawal Example => new() { Reason = "De winnaar ziet van de opdracht af." };
}

internal sealed class WithdrawContractRules : AbstractValidator<WithdrawContract>
{
    public WithdrawContractRules() => RuleFor(m => m.Body.Reason).NotEmpty().MaximumLength(2000);
}

internal sealed class WithdrawContractHandler(TenderStore tenders, ContractStore contracts, Caller caller, TimeProvider clock)
    : IRequestHandler<WithdrawContract, ContractView>
{
    public async Task<ContractView> Handle(WithdrawContract request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var contract = await contracts.LoadAsAuthority(request.ContractId, caller);
        var tender = await tenders.Load(contract.TenderId);
        contract.Withdraw(tender, request.Body.Reason, now);
        await contracts.Save(contract);
        await tenders.Save(tender);
        return ContractView.Of(contract, now);
    }
}
