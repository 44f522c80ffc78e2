using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Facts;

/// <summary>The work of a panel as somebody at the authority may see it: who is on it her own scores, and what the others gave once
/// everybody gave everything; whose bid it is, where that is hidden, once there is a consensus on all of it.</summary>
public sealed class PanelSeen(Session session, Caller caller)
{
    /// <summary>What the caller sees.</summary>
    /// <exception cref="Refusal">There is no panel.</exception>
    public async Task<PanelView> Of(Tender tender, Evaluation evaluation)
    {
        var panel = evaluation.Panel ?? throw CommonRefusals.NotFound("panel");
        var (opened, criteria) = (await VisibleBids.EverOpened(session, evaluation.LotId), tender.AwardOf(tender.LotOf(evaluation.LotId)).Quality().Select(c => c.Code).ToList());
        var bids = panel.Labelled(opened).Where(b => b.Bid.State == BidState.Opened).ToList();
        var missing = panel.Missing(bids.Select(b => b.Bid.Id), criteria).GroupBy(m => m.Person).ToDictionary(g => g.Key, g => g.Count());
        var named = !panel.NamesHidden || panel.DoneAt is not null;
        var names = named ? await FreelancerNames.Read(session, bids.SelectMany(b => b.Bid.Bidder.Members)) : null;
        return new PanelView
        {
            LotId = evaluation.LotId, Version = evaluation.Version, NamesHidden = panel.NamesHidden, DoneAt = panel.DoneAt,
            People = [.. panel.People.Select(p => new PanelPerson { Person = p, Missing = missing.GetValueOrDefault(p) })],
            Bids = [.. bids.Select(b => new PanelBid
            {
                Label = b.Label, BidId = named ? b.Bid.Id : null, Bidder = names is null ? null : FreelancerNames.NameOf(b.Bid.Bidder, names), Answers = b.Bid.Opened!.Offer.Answers,
                Criteria = [.. criteria.Select(c => Criterion(evaluation, panel, b.Bid.Id, c, missing.Count == 0))],
            })],
        };
    }

    private PanelCriterion Criterion(Evaluation evaluation, Panel panel, Id<Bid> bid, string criterion, bool allIn)
    {
        var agreed = evaluation.Scores.FirstOrDefault(s => s.BidId == bid && s.Criterion == criterion);
        var shown = panel.People.Where(p => allIn || panel.OwnOf(p, bid, criterion) is { } own && Panel.Same(own.Person, caller.Key!.Holder));
        return new PanelCriterion
        {
            Criterion = criterion, Score = agreed?.Score, Reason = agreed?.Reason,
            Own = [.. shown.Select(p => panel.OwnOf(p, bid, criterion)!).Select(own => new PanelOwnScore
            {
                Person = own.Person, Score = own.Score, Reason = own.Reason,
                Change = panel.Changes.FirstOrDefault(c => c.BidId == bid && c.Criterion == criterion && Panel.Same(c.Person, own.Person))?.Reason,
            })],
        };
    }
}
