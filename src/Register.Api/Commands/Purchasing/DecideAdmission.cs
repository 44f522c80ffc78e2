using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Purchasing;

/// <summary>The authority admits, refuses or suspends somebody; by people whose duty it is to verify, for they are the ones
/// who see evidence.</summary>
public sealed record DecideAdmission(Id<Admission> AdmissionId, AdmissionDecision Body, long IfMatch) : ICommand<AdmissionView>, IExample<AdmissionDecision>
{
    public static AdmissionDecision Example =>
        new() { Outcome = AdmissionOutcome.Suspended, Reason = "De afspraken zijn twee keer niet nagekomen.", Until = new DateOnly(2027, 1, 1) };
}

internal sealed class DecideAdmissionRules : AbstractValidator<DecideAdmission>
{
    public DecideAdmissionRules()
    {
        RuleFor(m => m.Body.Reason).MaximumLength(4000).NoControlCharacters();
        RuleFor(m => m.Body.Reason).NotEmpty().When(m => m.Body.Outcome != AdmissionOutcome.Admitted);
        RuleFor(m => m.Body.Until).NotNull().When(m => m.Body.Outcome == AdmissionOutcome.Suspended);
        RuleFor(m => m.Body.Until).Null().When(m => m.Body.Outcome != AdmissionOutcome.Suspended).WithErrorCode("admission.until-without-suspension");
    }
}

internal sealed class DecideAdmissionHandler(AdmissionStore admissions, AdmissionJudge judge, Caller caller, TimeProvider clock)
    : IRequestHandler<DecideAdmission, AdmissionView>
{
    public async Task<AdmissionView> Handle(DecideAdmission request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var admission = await admissions.Find(request.AdmissionId);
        if (admission is null || admission.AuthorityId != caller.AuthorityId) throw CommonRefusals.NotFound("admission");
        Refuse.If(request.IfMatch != admission.Version, CommonRefusals.Stale(admission.Version));
        Refuse.If(admission.State == AdmissionState.Ended, AdmissionRefusals.NothingToDecide(AdmissionStatus.Ended));
        admission.Decide(request.Body, await judge.Judge(admission.SetId, admission.Number, admission.FreelancerId, now), now);
        await admissions.Save(admission);
        return AdmissionView.Of(admission, now);
    }
}
