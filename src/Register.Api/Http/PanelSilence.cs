using System.Reflection;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Queries.Journal;
using Register.Infrastructure.Queries.Tenders;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>What is kept from people on a panel that has not come to a consensus. The journal names the scores of each: it is closed to
/// them. Where they may not know who bids, so is all that is for the authority's people only and names their tender, from the
/// deadline on; a new operation is closed to them unless its row says that it tells nobody's name.</summary>
internal static class PanelSilence
{
    /// <summary>Refuses what would tell somebody on a panel too much.</summary>
    /// <exception cref="Refusal">It would.</exception>
    public static async Task Keep(Endpoint endpoint, object message, PanelSeats seats)
    {
        if (endpoint.Access.Roles.Contains(Role.Public) || endpoint.TellsNoBidder) return;
        var held = await seats.Held();
        if (held.Count == 0) return;
        Refuse.If(endpoint.Message == typeof(ReadJournal), PanelRefusals.Blind());
        var tenders = await TendersOf(message, seats);
        foreach (var seat in held.Where(s => tenders.Contains(s.TenderId)))
            Refuse.If(endpoint.Message == typeof(ReadTenderJournal) || seat is { NamesHidden: true, Closed: true }, PanelRefusals.Blind());
    }

    private static async Task<HashSet<Id<Tender>>> TendersOf(object message, PanelSeats seats)
    {
        var found = new HashSet<Id<Tender>>();
        foreach (var property in message.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => MessageShape.IsId(p.PropertyType)))
            if (property.GetValue(message)?.ToString() is { } thing && await seats.TenderOf(thing) is { } tender) found.Add(tender);
        return found;
    }
}
