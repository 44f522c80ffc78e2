using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Evidence;

/// <summary>A freelancer confirms for a lot that her self-declaration, as she read it, is true today (Aw 2012 art. 2.85).</summary>
public sealed record ConfirmSelfDeclaration(Id<Freelancer> FreelancerId, Id<Lot> LotId, long IfMatch) : ICommand<SelfDeclarationView>;

internal sealed class ConfirmSelfDeclarationHandler(SelfDeclarationStore store, VisibleTenders tenders, Caller caller, TimeProvider clock)
    : IRequestHandler<ConfirmSelfDeclaration, SelfDeclarationView>
{
    public async Task<SelfDeclarationView> Handle(ConfirmSelfDeclaration request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        await tenders.FindOfLot(request.LotId);
        var id = SelfDeclaration.IdOf(request.FreelancerId);
        Refuse.If(await store.Find(id) is null, DeclarationRefusals.NotFilledIn());
        var declaration = await store.Load(id, request.IfMatch);
        declaration.Confirm(request.LotId.ToString(), clock.GetUtcNow());
        await store.Save(declaration);
        return SelfDeclarationView.Of(declaration);
    }
}
