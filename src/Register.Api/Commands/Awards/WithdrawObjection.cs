using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>A bidder takes a complaint back.</summary>
public sealed record WithdrawObjection(Id<Objection> ObjectionId) : ICommand<ObjectionView>;

internal sealed class WithdrawObjectionHandler(ObjectionStore objections, Caller caller, TimeProvider clock) : IRequestHandler<WithdrawObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(WithdrawObjection request, CancellationToken cancellationToken)
    {
        var objection = await objections.LoadAsLead(request.ObjectionId, caller);
        objection.Withdraw(clock.GetUtcNow());
        await objections.Save(objection);
        return ObjectionView.Of(objection);
    }
}
