using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Legal;

namespace Register.Infrastructure.Facts;

/// <summary>Compares the opened bids for a lot by what the panel gave so far; the evaluation and the decision ask here,
/// so that what was seen is what is decided on.</summary>
public sealed class LotComparisons(Session session, LegalBook law, TimeProvider clock)
{
    /// <summary>The comparison, with the name of each bidder.</summary>
    public async Task<(Comparison Comparison, IReadOnlyDictionary<Id<Bid>, string> Names)> Of(Tender tender, Id<Lot> lot)
    {
        var bids = await VisibleBids.Opened(session, lot);
        var body = await session.Single<string>("SELECT body FROM evaluations WHERE id = @id", new { id = Evaluation.IdOf(lot) });
        var scores = body is null ? [] : RegisterJson.Read<Evaluation>(body).Scores;
        var names = await FreelancerNames.Read(session, bids.SelectMany(b => b.Bidder.Members));
        return (Comparison.Of(tender.AwardOf(tender.LotOf(lot)), bids, scores, law.EvaluationAt(tender.OpenedAt ?? clock.GetUtcNow())), bids.ToDictionary(b => b.Id, b => FreelancerNames.NameOf(b.Bidder, names)));
    }
}
