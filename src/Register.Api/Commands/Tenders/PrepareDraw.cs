using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Settles how those who are invited will be found, and commits to a secret seed. Nobody is invited yet.</summary>
public sealed record PrepareDraw(Id<Tender> TenderId, DrawPlanBody Body) : ICommand<DrawView>;

/// <summary>How those who are invited will be found.</summary>
public sealed record DrawPlanBody : DrawPlan, IExample<DrawPlanBody>
{
    public static DrawPlanBody Example { get; } = new()
    {
        Method = DrawView.Example.Method, Number = 3, Criteria = DrawView.Example.Criteria, PublicValue = DrawView.Example.Source,
    };
}

internal sealed class PrepareDrawRules : AbstractValidator<PrepareDraw>
{
    public PrepareDrawRules() => RuleFor(m => m.Body).SetValidator(new DrawPlanRules());
}

internal sealed class DrawPlanRules : AbstractValidator<DrawPlanBody>
{
    public DrawPlanRules()
    {
        RuleFor(p => p.Criteria).SetValidator(new DrawCriteriaRules());
        RuleForEach(p => p.Chosen).SetValidator(new ChosenPersonRules());
        RuleFor(p => p.PublicValue!).SetValidator(new PublicSourceRules()).When(p => p.PublicValue is not null);
        RuleFor(p => p).Flawless(p => p.Flaws());
    }
}

internal sealed class DrawCriteriaRules : AbstractValidator<DrawCriteria>
{
    public DrawCriteriaRules()
    {
        RuleFor(c => c.Sectors).Count(1, 10).Distinct();
        RuleForEach(c => c.Sectors).NotEmpty().MaximumLength(20);
        RuleFor(c => c.Areas).Count(0, 20).Distinct();
        RuleForEach(c => c.Areas).NotEmpty().MaximumLength(20);
        RuleFor(c => c.MinHoursPerWeek).InclusiveBetween(1, 80);
    }
}

internal sealed class ChosenPersonRules : AbstractValidator<ChosenPerson>
{
    public ChosenPersonRules() => RuleFor(c => c.Reason).MaximumLength(1000);
}

internal sealed class PublicSourceRules : AbstractValidator<PublicSource>
{
    public PublicSourceRules() => RuleFor(s => s.Source).NotEmpty().MaximumLength(300).NoControlCharacters();
}

internal sealed class PrepareDrawHandler(
    TenderStore tenders, DrawStore draws, DrawPeople people, DrawSeal seal, DrawSeen seen, Session session, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<PrepareDraw, DrawView>
{
    public async Task<DrawView> Handle(PrepareDraw request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        var plan = request.Body with { Criteria = await people.Known(request.Body.Criteria) };
        var present = await FreelancerNames.Read(session, plan.Chosen.Select(c => c.FreelancerId));
        foreach (var (i, person) in plan.Chosen.Index())
            Refuse.If(!present.ContainsKey(person.FreelancerId), CommonRefusals.UnknownReference($"/chosen/{i}/freelancerId", "freelancer", person.FreelancerId.ToString()));
        var id = Id<Draw>.New(now);
        var (secrets, sealedSecrets) = seal.Make(id);
        var draw = Draw.Prepare(id, tender, plan, secrets, sealedSecrets, law.ProcurementAt(now), now);
        await draws.Save(draw);
        return await seen.View(draw);
    }
}
