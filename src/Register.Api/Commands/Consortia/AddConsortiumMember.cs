using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>Takes somebody in; the lead does that and gives up the newcomer's share, so that shares stay 100 %. After the deadline only in
/// the place of a member who dropped out, where the tender lets somebody else step in.</summary>
public sealed record AddConsortiumMember(Id<Consortium> ConsortiumId, MemberTerms Body) : ICommand<ConsortiumView>;

internal sealed class AddConsortiumMemberHandler(
    ConsortiumStore consortia, TenderStore tenders, ConsortiumBids bids, ConsortiumSeen seen, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<AddConsortiumMember, ConsortiumView>
{
    public async Task<ConsortiumView> Handle(AddConsortiumMember request, CancellationToken cancellationToken)
    {
        var (member, by) = (request.Body.ToMember(), caller.FreelancerId!.Value);
        var tender = await tenders.Load((await seen.Find(request.ConsortiumId)).TenderId);
        Refuse.If((await FreelancerNames.Read(session, [member.Freelancer])).Count == 0,
            CommonRefusals.UnknownReference("/freelancerId", "freelancer", member.Freelancer.ToString()));
        var consortium = await consortia.Edit(request.ConsortiumId, c => c.Add(member, by, tender, clock.GetUtcNow()));
        await bids.Warn(consortium);
        return await seen.View(consortium);
    }
}
