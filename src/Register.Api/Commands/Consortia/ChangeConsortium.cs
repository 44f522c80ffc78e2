using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>Replaces the terms; the lead does that, and every member accepts anew.</summary>
public sealed record ChangeConsortium(Id<Consortium> ConsortiumId, TermsText Body, long IfMatch) : ICommand<ConsortiumView>;

internal sealed class ChangeConsortiumHandler(
    ConsortiumStore consortia, TenderStore tenders, ConsortiumBids bids, ConsortiumSeen seen, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<ChangeConsortium, ConsortiumView>
{
    public async Task<ConsortiumView> Handle(ChangeConsortium request, CancellationToken cancellationToken)
    {
        await seen.Find(request.ConsortiumId);
        var consortium = await consortia.Load(request.ConsortiumId, request.IfMatch);
        var terms = request.Body.ToTerms();
        await KnownMembers.Check(session, terms);
        consortium.Change(terms, caller.FreelancerId!.Value, await tenders.Load(consortium.TenderId), clock.GetUtcNow());
        await consortia.Save(consortium);
        await bids.Warn(consortium);
        return await seen.View(consortium);
    }
}
