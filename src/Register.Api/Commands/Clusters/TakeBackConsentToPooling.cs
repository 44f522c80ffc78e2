using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Clusters;

/// <summary>Takes that consent back: the next question is answered without her.</summary>
public sealed record TakeBackConsentToPooling(Id<Cluster> ClusterId, Id<Freelancer> FreelancerId) : ICommand<Unit>;

internal sealed class TakeBackConsentToPoolingHandler(ClusterStore clusters, Caller caller) : IRequestHandler<TakeBackConsentToPooling, Unit>
{
    public async Task<Unit> Handle(TakeBackConsentToPooling request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("member"));
        await clusters.Edit(request.ClusterId, c => c.Consent(request.FreelancerId, consents: false));
        return Unit.Value;
    }
}
