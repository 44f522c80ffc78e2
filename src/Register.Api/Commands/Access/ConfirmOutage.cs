using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>A second person who runs the register confirms that it failed.</summary>
public sealed record ConfirmOutage(Id<Outage> OutageId) : ICommand<OutageView>;

internal sealed class ConfirmOutageHandler(OutageStore outages, Caller caller, TimeProvider clock) : IRequestHandler<ConfirmOutage, OutageView>
{
    public async Task<OutageView> Handle(ConfirmOutage request, CancellationToken cancellationToken)
    {
        var outage = await outages.Load(request.OutageId);
        outage.Confirm(caller.Key!.Holder, clock.GetUtcNow());
        await outages.Save(outage);
        return OutageView.Of(outage);
    }
}
