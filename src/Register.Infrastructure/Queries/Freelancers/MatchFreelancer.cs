using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>The lots that may be bid for now, for a freelancer alone, with what remains for partners where she falls short:
/// fewest gaps first, then nearest to her home district, then the first deadline. Only she herself asks.</summary>
public sealed record MatchFreelancer(Id<Freelancer> FreelancerId) : IQuery<Page<MatchView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class MatchFreelancerHandler(BidderProfiles profiles, Bidders bidders, Matching matching, Caller caller, TimeProvider clock)
    : IRequestHandler<MatchFreelancer, Page<MatchView>>
{
    public async Task<Page<MatchView>> Handle(MatchFreelancer request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var (bidder, reliant) = (await profiles.Of(request.FreelancerId), await bidders.Reliant(request.FreelancerId, clock.GetUtcNow()));
        return await matching.Page(request, request.FreelancerId, bidder, reliant, MatchView.Of);
    }
}
