using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>A member accepts the terms it read. It asks for no If-Match, because the digest says what was read: members
/// who accept the same terms at the same time do not stand in each other's way, and terms that changed are refused.</summary>
public sealed record AcceptConsortiumTerms(Id<Consortium> ConsortiumId, Id<Freelancer> FreelancerId, AcceptedTerms Body) : ICommand<ConsortiumView>;

/// <summary>Which terms are accepted: the <c>termsHash</c> of the consortium as it was read.</summary>
public sealed record AcceptedTerms(string TermsHash) : IExample<AcceptedTerms>
{
    public static AcceptedTerms Example => new(ConsortiumView.Example.TermsHash);
}

internal sealed class AcceptConsortiumTermsHandler(ConsortiumStore consortia, TenderStore tenders, ConsortiumSeen seen, Caller caller, TimeProvider clock)
    : IRequestHandler<AcceptConsortiumTerms, ConsortiumView>
{
    public async Task<ConsortiumView> Handle(AcceptConsortiumTerms request, CancellationToken cancellationToken)
    {
        var consortium = await seen.Find(request.ConsortiumId);
        Refuse.If(!consortium.Includes(request.FreelancerId), CommonRefusals.NotFound("member"));
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), ConsortiumRefusals.NotForOthers());
        var tender = await tenders.Load(consortium.TenderId);
        return await seen.View(await consortia.Edit(
            request.ConsortiumId, c => c.Accept(request.FreelancerId, request.Body.TermsHash, tender, clock.GetUtcNow())));
    }
}
