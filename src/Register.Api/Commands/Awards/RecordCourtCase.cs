using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Records that the decision on a lot was brought before the court: the clock stops until the case has ended.</summary>
public sealed record RecordCourtCase(Id<Lot> LotId, CourtCase Body) : ICommand<ObjectionView>;

/// <summary>A case in court (kort geding).</summary>
public sealed record CourtCase : ObjectionBody, IExample<CourtCase>
{
    /// <summary>The claimant's bid, where the claimant is a bidder; she then sees the record too.</summary>
    public Id<Bid>? BidId { get; init; }

    /// <summary>When it was brought, within the standstill; the record may come later.</summary>
    public required DateTimeOffset BroughtAt { get; init; }

    public static CourtCase Example => new()
    {
        BroughtAt = ObjectionView.Example.LodgedAt, Grounds = ObjectionView.Example.Grounds, Remedy = "Een verbod om de opdracht aan een ander te gunnen.",
    };
}

internal sealed class RecordCourtCaseRules : AbstractValidator<RecordCourtCase>
{
    public RecordCourtCaseRules() => RuleFor(m => m.Body).SetValidator(new ObjectionBodyRules());
}

internal sealed class RecordCourtCaseHandler(BidStore bids, TenderStore tenders, ObjectionStore objections, Caller caller, TimeProvider clock)
    : IRequestHandler<RecordCourtCase, ObjectionView>
{
    public async Task<ObjectionView> Handle(RecordCourtCase request, CancellationToken cancellationToken)
    {
        var (lot, body) = (request.LotId, request.Body);
        var tender = await tenders.LoadAsAuthority(lot, caller);
        var objection = Objection.RecordCase(tender, lot, await Claimant(lot, body.BidId), body.Text, body.BroughtAt, clock.GetUtcNow());
        await objections.Save(objection);
        await tenders.Save(tender);
        return ObjectionView.Of(objection);
    }

    private async Task<Bid?> Claimant(Id<Lot> lot, Id<Bid>? id)
    {
        if (id is not { } bidId) return null;
        return await bids.Find(bidId) is { State: BidState.Opened } bid && bid.LotId == lot ? bid : throw CommonRefusals.UnknownReference("/bidId", "bid", bidId.ToString());
    }
}
