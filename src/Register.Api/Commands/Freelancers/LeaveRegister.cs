using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Freelancers;

/// <summary>A freelancer leaves: what she told and handed in is erased and her keys and grants stop. What the law has kept of the tenders she
/// took part in is erased when its time is over (<c>keptUntil</c> in the export of her personal data).</summary>
public sealed record LeaveRegister(Id<Freelancer> FreelancerId, long IfMatch) : ICommand<Unit>;

internal sealed class LeaveRegisterHandler(
    FreelancerStore freelancers, EvidenceStore evidence, SelfDeclarationStore declarations, BidDraftStore drafts, Memberships memberships, FollowingAdmissions admissions, ApiKeys keys, GrantStore grants, Retention retention, Erasure erasure, Caller caller, TimeProvider clock)
    : IRequestHandler<LeaveRegister, Unit>
{
    public async Task<Unit> Handle(LeaveRegister request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var freelancer = await freelancers.Load(request.FreelancerId, request.IfMatch);
        await memberships.EndAll(request.FreelancerId, clock.GetUtcNow());
        await admissions.EndAll(request.FreelancerId);
        freelancer.Leave(clock.GetUtcNow(), await retention.EndFor(request.FreelancerId, clock.GetUtcNow()));
        await freelancers.Save(freelancer);
        await evidence.EraseAll(request.FreelancerId);
        await declarations.Erase(request.FreelancerId);
        await drafts.EraseAll(request.FreelancerId);
        await grants.EndAll(request.FreelancerId);
        await keys.RevokeAll(request.FreelancerId.ToString());
        await erasure.AtLeaving(request.FreelancerId);
        return Unit.Value;
    }
}
