using FluentValidation;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Hands in bids for several lots of a tender: all of them, or none. Each is sealed on its own, under the key of its lot; the
/// digest on their receipts is that of the whole body.</summary>
public sealed record SubmitBids(Id<Tender> TenderId, BidsForLots Body, ReadOnlyMemory<byte> RawBody) : ICommand<SubmittedBids>;

/// <summary>Bids as they are handed in together.</summary>
public sealed record BidsForLots : IExample<BidsForLots>
{
    /// <summary>1 to 50, each for a lot of the tender.</summary>
    public required IReadOnlyList<LotBid> Bids { get; init; }

    public static BidsForLots Example => new() { Bids = [new LotBid { LotId = BidView.Example.LotId, Offer = NewOffer.Example }] };

    /// <summary>Does something with each; a refusal says of which.</summary>
    internal async Task<IReadOnlyList<T>> Each<T>(Func<LotBid, int, Task<T>> work)
    {
        var done = new List<T>();
        for (var i = 0; i < Bids.Count; i++)
        {
            try
            {
                done.Add(await work(Bids[i], i));
            }
            catch (Refusal refusal)
            {
                refusal.Within($"/bids/{i}");
                throw;
            }
        }
        return done;
    }
}

/// <summary>A bid for one of the lots.</summary>
public sealed record LotBid : IOffered
{
    public required Id<Lot> LotId { get; init; }

    /// <summary>The consortium that bids, handed in by its lead; absent for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>What is offered; where the tender has no key.</summary>
    public NewOffer? Offer { get; init; }

    /// <summary>What is offered, encrypted to the key of the tender as in a bid for one lot.</summary>
    public string? EncryptedOffer { get; init; }
}

internal sealed class SubmitBidsRules : AbstractValidator<SubmitBids>
{
    public SubmitBidsRules()
    {
        RuleFor(m => m.Body.Bids).Count(1, TenderContent.MostLots);
        RuleForEach(m => m.Body.Bids).SetValidator(new OfferedRules<LotBid>());
    }
}
