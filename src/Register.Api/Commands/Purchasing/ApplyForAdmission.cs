using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Purchasing;

/// <summary>A freelancer asks to be admitted to a set at its newest version. Where verified evidence proves every condition
/// she is admitted at once, else the authority decides.</summary>
public sealed record ApplyForAdmission(Id<PurchasingConditions> SetId, AdmissionApplication Body) : ICommand<AdmissionView>;

/// <summary>An application for admission.</summary>
public sealed record AdmissionApplication : IExample<AdmissionApplication>
{
    /// <summary>That she accepts the documents of the newest version; needed where it has any.</summary>
    public bool AcceptsDocuments { get; init; }

    public static AdmissionApplication Example => new() { AcceptsDocuments = true };
}

internal sealed class ApplyForAdmissionHandler(
    PurchasingConditionsStore sets, AdmissionStore admissions, AdmissionJudge judge, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<ApplyForAdmission, AdmissionView>
{
    public async Task<AdmissionView> Handle(ApplyForAdmission request, CancellationToken cancellationToken)
    {
        var (now, she) = (clock.GetUtcNow(), caller.FreelancerId!.Value);
        var set = await sets.Load(request.SetId);
        var version = await ConditionsVersions.Find(session, set.Id, set.LatestNumber) ?? throw CommonRefusals.NotFound("version");
        if (version.Content.Documents.Count > 0)
        {
            Refuse.If(!request.Body.AcceptsDocuments, AdmissionRefusals.AcceptDocuments());
            await sets.Accept(set.Id, version.Number, she, now);
        }
        var report = await judge.Judge(set.Id, version.Number, she, now);
        var admission = await admissions.Find(set.Id, she);
        if (admission is null) admission = Admission.Apply(version, set.AuthorityId, she, report, judge.DecisionDays(now), now);
        else admission.ApplyAgain(version.Number, report, judge.DecisionDays(now), now);
        await admissions.Save(admission);
        return AdmissionView.Of(admission, now);
    }
}
