using System.Globalization;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Reference;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Queries;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Facts;

/// <summary>What stands between a bidder and what a lot asks.</summary>
internal sealed record Stand(Glance Glance, IReadOnlyList<Gap> Gaps);

/// <summary>A lot against a bidder: what stands in the way, and how near the work is.</summary>
internal sealed record Match(OpenLot Open, Stand Stand, Nearness Nearness)
{
    /// <summary>Its place in the order, as text: fewest gaps, then nearest, then the first deadline.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture,
        $"{Stand.Gaps.Count:0000} {(int)Nearness} {Open.Deadline.UtcTicks:0000000000000000000} {Open.Lot.Id}");
}

/// <summary>Judges a bidder against every open lot in one pass: facts are gathered once, and lots that ask the same are judged once.</summary>
public sealed class Matching(OpenLots lots, ReferenceCatalog catalog, LegalBook law, TimeProvider clock)
{
    /// <summary>A page of matches, as if each bid were handed in now: a self-declaration is confirmed with it.</summary>
    /// <param name="query">Which page.</param>
    /// <param name="self">Who asks, and would hand the bid in.</param>
    /// <param name="bidder">The bidder; its lead's home is what distance is counted from.</param>
    /// <param name="reliant">The bidder for the lots for which it relies on others.</param>
    /// <param name="view">How a match is shown.</param>
    /// <exception cref="Refusal">The cursor is not of this list.</exception>
    internal async Task<Page<MatchView>> Page(
        IPaged query, Id<Freelancer> self, BidderProfile bidder, IReadOnlyDictionary<Id<Lot>, BidderProfile> reliant, Func<Match, MatchView> view)
    {
        var after = query.After();
        if (after.Length > 0 && !IsKey(after)) throw PagingRefusals.Cursor();
        var now = clock.GetUtcNow();
        var (areas, figures) = ((await catalog.Current()).Areas, law.EligibilityAt(now));
        var (stands, near) = (new Dictionary<Demands, Stand>(), new Dictionary<string, Nearness>(StringComparer.Ordinal));
        var home = bidder.Members.First(m => m.Facts.Member == bidder.Lead).Facts.HomeAreas;
        var matches = new List<Match>();
        foreach (var open in await lots.For(self, now)) matches.Add(new Match(open, StandOf(open), open.Places.Min(Near)));
        // Only as much is put in order as is shown.
        var page = matches.Where(m => after.Length == 0 || string.CompareOrdinal(m.Key, after) > 0)
            .OrderBy(m => m.Stand.Gaps.Count).ThenBy(m => m.Nearness).ThenBy(m => m.Open.Deadline.UtcTicks).ThenBy(m => m.Open.Lot.Id).Take(query.Take());
        return query.PageOf([.. page], m => m.Key, view);

        Stand StandOf(OpenLot open)
        {
            if (reliant.TryGetValue(open.Lot.Id, out var own)) return Judge(open, own);
            if (!stands.TryGetValue(open.Demands, out var stand)) stands.Add(open.Demands, stand = Judge(open, bidder));
            return stand;
        }

        Stand Judge(OpenLot open, BidderProfile who)
        {
            var asked = open.Demands;
            var glance = Assessment.Glance(asked.Conditions, For(open, who), asked.Context with { At = now, Figures = figures });
            return new Stand(glance, Gaps.Of(asked.Conditions, glance));
        }

        Nearness Near(string place)
        {
            if (!near.TryGetValue(place, out var nearness)) near.Add(place, nearness = Nearest.Of(home, areas.Ancestors(place)));
            return nearness;
        }
    }

    // In a bidder that is no consortium yet, everybody may still do any part of the work.
    private static BidderProfile For(OpenLot open, BidderProfile bidder)
    {
        if (open.Demands.AsksDeclaration) bidder = BidderJudge.Confirmed(bidder, open.Lot.Id.ToString());
        return open.Demands.Parts.Count == 0 || bidder.Members.Count == 1 ? bidder
            : bidder with { Members = [.. bidder.Members.Select(m => m with { Performs = open.Demands.Parts })] };
    }

    private static bool IsKey(string text) =>
        text.Split(' ') is [{ Length: 4 } gaps, { Length: 1 } near, { Length: 19 } ticks, var lot]
        && gaps.All(char.IsAsciiDigit) && near.All(char.IsAsciiDigit) && ticks.All(char.IsAsciiDigit) && Id<Lot>.TryParse(lot, null, out _);
}
