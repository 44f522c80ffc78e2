using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>The contractor answers the review, once; the lead of a consortium for all.</summary>
public sealed record AnswerReview(Id<Contract> ContractId, ReviewAnswerBody Body) : ICommand<ContractView>;

/// <summary>What she answers.</summary>
public sealed record ReviewAnswerBody : IExample<ReviewAnswerBody>
{
    /// <summary>1 to 4 000 characters.</summary>
    public required string Text { get; init; }

    public static ReviewAnswerBody Example => new() { Text = "De uitloop kwam door de storm van november." };
}

internal sealed class AnswerReviewRules : AbstractValidator<AnswerReview>
{
    public AnswerReviewRules() => RuleFor(m => m.Body.Text).NotEmpty().MaximumLength(4000);
}

internal sealed class AnswerReviewHandler(ContractStore contracts, Caller caller, TimeProvider clock) : IRequestHandler<AnswerReview, ContractView>
{
    public async Task<ContractView> Handle(AnswerReview request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var contract = await contracts.LoadAsLead(request.ContractId, caller);
        contract.AnswerReview(request.Body.Text, now);
        await contracts.Save(contract);
        return ContractView.Of(contract, now);
    }
}
