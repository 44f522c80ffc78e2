using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>A bidder objects to the decision on a lot, within the standstill.</summary>
public sealed record LodgeObjection(Complaint Body) : ICommand<ObjectionView>;

/// <summary>What a bidder objects.</summary>
public sealed record Complaint : ObjectionBody, IExample<Complaint>
{
    /// <summary>One's own bid; the lead of a consortium objects for all.</summary>
    public required Id<Bid> BidId { get; init; }

    public static Complaint Example => new() { BidId = BidView.Example.Id, Grounds = ObjectionView.Example.Grounds, Remedy = ObjectionView.Example.Remedy };
}

internal sealed class LodgeObjectionRules : AbstractValidator<LodgeObjection>
{
    public LodgeObjectionRules() => RuleFor(m => m.Body).SetValidator(new ObjectionBodyRules());
}

internal sealed class LodgeObjectionHandler(BidStore bids, TenderStore tenders, ObjectionStore objections, Caller caller, TimeProvider clock)
    : IRequestHandler<LodgeObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(LodgeObjection request, CancellationToken cancellationToken)
    {
        var bid = await bids.LoadAsLead(request.Body.BidId, caller);
        Refuse.If(bid.State == BidState.Withdrawn, BidRefusals.NotLive(bid.State));
        var objection = Objection.Lodge(await tenders.Load(bid.TenderId), bid, request.Body.Text, clock.GetUtcNow());
        await objections.Save(objection);
        return ObjectionView.Of(objection);
    }
}
