using MediatR;
using Register.Domain.Freelancers;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Evidence;

/// <summary>What the self-declaration asks today.</summary>
public sealed record GetDeclarationForm : IQuery<DeclarationFormView>;

internal sealed class GetDeclarationFormHandler(LegalBook law, TimeProvider clock) : IRequestHandler<GetDeclarationForm, DeclarationFormView>
{
    public Task<DeclarationFormView> Handle(GetDeclarationForm request, CancellationToken cancellationToken)
    {
        var figures = law.EligibilityAt(clock.GetUtcNow());
        return Task.FromResult(new DeclarationFormView
        {
            ExclusionGrounds = [.. figures.MandatoryGrounds.Select(g => new DeclarationQuestion(g, true)), .. figures.FacultativeGrounds.Select(g => new DeclarationQuestion(g, false))],
            SelectionCriteria = [.. DeclarationForm.Criteria.Select(c => new DeclarationQuestion(c, false))],
        });
    }
}
