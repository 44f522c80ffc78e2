using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Says how the work was done, once, after the contract has ended; only the parties read it.</summary>
public sealed record ReviewContract(Id<Contract> ContractId, ContractReviewBody Body) : ICommand<ContractView>;

/// <summary>How the work was done.</summary>
public sealed record ContractReviewBody : IExample<ContractReviewBody>
{
    /// <summary>1 to 20 aspects, each once, each scored 1 (bad) to 5 (excellent).</summary>
    public required IReadOnlyList<AspectScore> Scores { get; init; }

    /// <summary>In words, 1 to 4 000 characters.</summary>
    public required string Text { get; init; }

    public static ContractReviewBody Example => new() { Scores = [new AspectScore("planning", 4)], Text = "Steeds op tijd; de laatste ronde liep een week uit." };
}

internal sealed class ReviewContractRules : AbstractValidator<ReviewContract>
{
    public ReviewContractRules()
    {
        RuleFor(m => m.Body.Scores).Count(1, 20);
        RuleFor(m => m.Body.Scores).Must(all => all is null || all.DistinctBy(s => s.Aspect).Count() == all.Count).WithErrorCode("value.repeated");
        RuleForEach(m => m.Body.Scores).ChildRules(s =>
        {
            s.RuleFor(x => x.Aspect).NotEmpty().MaximumLength(100);
            s.RuleFor(x => x.Score).InclusiveBetween(1, 5);
        });
        RuleFor(m => m.Body.Text).NotEmpty().MaximumLength(4000);
    }
}

internal sealed class ReviewContractHandler(ContractStore contracts, Caller caller, TimeProvider clock) : IRequestHandler<ReviewContract, ContractView>
{
    public async Task<ContractView> Handle(ReviewContract request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var contract = await contracts.LoadAsAuthority(request.ContractId, caller);
        contract.ReviewAs(request.Body.Scores, request.Body.Text, now);
        await contracts.Save(contract);
        return ContractView.Of(contract, now);
    }
}
