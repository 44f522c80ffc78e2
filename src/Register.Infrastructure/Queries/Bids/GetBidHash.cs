using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>One's own registered hash for a lot.</summary>
public sealed record GetBidHash(Id<Lot> LotId) : IQuery<BidHashView>;

internal sealed class GetBidHashHandler(Session session, Caller caller) : IRequestHandler<GetBidHash, BidHashView>
{
    public async Task<BidHashView> Handle(GetBidHash request, CancellationToken cancellationToken)
    {
        var row = await session.Single<StoredRow>(
            "SELECT version, body FROM bid_hashes WHERE lot_id = @LotId AND freelancer_id = @she", new { request.LotId, she = caller.FreelancerId })
            ?? throw CommonRefusals.NotFound("bid hash");
        return BidHashView.Of(row.Read<BidHash>());
    }
}
