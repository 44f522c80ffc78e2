using FluentValidation;
using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Evidence;

/// <summary>A freelancer fills in her self-declaration (<i>UEA</i>), or fills it in anew. It asks for no If-Match: it says all
/// of it at once, and before the first time there is nothing to match.</summary>
public sealed record FillInSelfDeclaration(Id<Freelancer> FreelancerId, DeclarationAnswers Body) : ICommand<SelfDeclarationView>;

/// <summary>The answers, one a code: every ground for exclusion of the form, and the selection criteria she declares, at most 100.</summary>
public sealed record DeclarationAnswers(IReadOnlyList<DeclaredAnswer> Answers) : IExample<DeclarationAnswers>
{
    public static DeclarationAnswers Example => new(SelfDeclarationView.Example.Answers);
}

internal sealed class FillInSelfDeclarationRules : AbstractValidator<FillInSelfDeclaration>
{
    public FillInSelfDeclarationRules(LegalBook law, TimeProvider clock)
    {
        RuleFor(m => m.Body.Answers).Count(1, 100);
        RuleFor(m => m.Body).Flaws(body =>
        {
            var (now, figures) = (clock.GetUtcNow(), law.EligibilityAt(clock.GetUtcNow()));
            return body.Answers.Count > 100 ? [] : new DeclarationForm([.. figures.MandatoryGrounds, .. figures.FacultativeGrounds]).Flaws(body.Answers, DutchTime.DayOf(now));
        });
    }
}

internal sealed class FillInSelfDeclarationHandler(FreelancerStore freelancers, SelfDeclarationStore store, Caller caller, TimeProvider clock)
    : IRequestHandler<FillInSelfDeclaration, SelfDeclarationView>
{
    public async Task<SelfDeclarationView> Handle(FillInSelfDeclaration request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        await freelancers.Hold(request.FreelancerId);
        var declaration = await store.Find(SelfDeclaration.IdOf(request.FreelancerId)) ?? SelfDeclaration.Of(request.FreelancerId);
        declaration.Fill(request.Body.Answers, clock.GetUtcNow());
        await store.Save(declaration);
        return SelfDeclarationView.Of(declaration);
    }
}
