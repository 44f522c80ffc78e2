using FluentValidation;
using MediatR;
using Register.Api.Commands.Purchasing;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Queries;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Checks;

/// <summary>Says, before a version is published, who of those admitted to the set would no longer meet it. It changes
/// nothing, so it is a question although it is posted.</summary>
public sealed record CheckConditionsVersion : IQuery<ConditionsVersionCheck>, IPaged
{
    public required Id<PurchasingConditions> SetId { get; init; }
    public required ConditionsText Body { get; init; }
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>A page of the admitted, in the order of their ids, and who of them falls short.</summary>
public sealed record ConditionsVersionCheck : IPage, IExample<ConditionsVersionCheck>
{
    /// <summary>How many admitted freelancers this page looked at.</summary>
    public required int Checked { get; init; }

    /// <summary>Those who would not be admitted by the proposed version without more.</summary>
    public required IReadOnlyList<FallingShort> FallShort { get; init; }

    /// <summary>The cursor of the next page; absent on the last.</summary>
    public string? Next { get; init; }

    bool IPage.IsSpoken => false;

    object IPage.In(Say say) => this;

    public static ConditionsVersionCheck Example => new()
    {
        Checked = 20,
        FallShort = [new FallingShort { FreelancerId = FreelancerView.Example.Id, Name = FreelancerView.Example.Name, Outcome = Outcome.NotMet, Conditions = [new LapsingCondition("s1", "liabilityInsurance")] }],
    };
}

/// <summary>Somebody who does not meet a proposed version, or has still to prove it.</summary>
public sealed record FallingShort
{
    public required Id<Freelancer> FreelancerId { get; init; }
    public required string Name { get; init; }

    /// <summary>Not met, or unproven: evidence would have to be verified first.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The conditions that are not met or not proven.</summary>
    public required IReadOnlyList<LapsingCondition> Conditions { get; init; }
}

internal sealed class CheckConditionsVersionRules : AbstractValidator<CheckConditionsVersion>
{
    public CheckConditionsVersionRules() => RuleFor(m => m.Body).SetValidator(new ConditionsTextRules());
}

internal sealed class CheckConditionsVersionHandler(
    PurchasingConditionsStore sets, AdmittedFreelancers admitted, AdmissionJudge judge, ReferenceCatalog catalog, Caller caller, TimeProvider clock)
    : IRequestHandler<CheckConditionsVersion, ConditionsVersionCheck>
{
    public async Task<ConditionsVersionCheck> Handle(CheckConditionsVersion request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var set = await sets.Load(request.SetId);
        var proposed = set.Propose(await catalog.Known(request.Body.ToContent), caller.AuthorityId!.Value, now);
        var people = await admitted.Page(set.Id, request.After(), request.Take(), DutchTime.DayOf(now));
        var page = request.PageOf(people, p => p.Id.ToString(), p => (p.Id, p.Name, Report: judge.Judge(proposed, p.Facts, now)));
        return new ConditionsVersionCheck
        {
            Checked = page.Items.Count, Next = page.Next,
            FallShort = [.. page.Items.Where(p => p.Report.Outcome != Outcome.Met).Select(p => new FallingShort
            {
                FreelancerId = p.Id, Name = p.Name, Outcome = p.Report.Outcome,
                Conditions = [.. p.Report.Findings.Where(f => f.Outcome != Outcome.Met).Select(f => new LapsingCondition(f.Condition, f.Kind))],
            })],
        };
    }
}
