using FluentValidation;
using MediatR;
using Register.Api.Http;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Registers the hash of a bid before the deadline, or another in its place. Where the register fails at the deadline, the bid
/// itself is then taken for one working day more (Aw 2012 art. 2.109a): the same request as in time, with the same bytes.</summary>
public sealed record RegisterBidHash(Id<Lot> LotId, HashOfBid Body) : ICommand<BidHashView>;

/// <summary>The hash.</summary>
public sealed record HashOfBid : IExample<HashOfBid>
{
    /// <summary>SHA-256 of the exact bytes of the request's body with which the bid would be handed in: 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public static HashOfBid Example => new() { Sha256 = ReceiptView.Example.Sha256 };
}

internal sealed class RegisterBidHashRules : AbstractValidator<RegisterBidHash>
{
    public RegisterBidHashRules() => RuleFor(m => m.Body.Sha256).Matches("^[0-9a-fA-F]{64}$");
}

internal sealed class RegisterBidHashHandler(TenderStore tenders, BidHashStore hashes, KeyRing ring, Session session, Caller caller, Arrival arrival)
    : IRequestHandler<RegisterBidHash, BidHashView>
{
    public async Task<BidHashView> Handle(RegisterBidHash request, CancellationToken cancellationToken)
    {
        var (now, she) = (arrival.At, caller.FreelancerId!.Value);
        var tender = await Invitees.RefuseUnlessInvited(session, await tenders.FindOfLot(request.LotId), request.LotId, she);
        var hash = await hashes.Of(request.LotId, she) ?? BidHash.Of(tender, request.LotId, she, now);
        hash.Register(tender, ring.Mac(Convert.FromHexString(request.Body.Sha256)), now);
        await hashes.Save(hash);
        return BidHashView.Of(hash);
    }
}
