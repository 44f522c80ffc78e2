using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;

namespace Register.Infrastructure.Stores;

/// <summary>Erases what is kept of freelancers who left (GDPR art. 17): at once what no law has kept, and the rest when its time is
/// over. What stays for good are ids and figures that name nobody any more: draws that can be recomputed, ranked prices and points,
/// and the journal.</summary>
public sealed class Erasure(
    Session session, FreelancerStore freelancers, AwardDecisionStore decisions, EvaluationStore evaluations, DrawStore draws, Retention retention, TimeProvider clock)
{
    private const string OfBids = "IN @bids";

    // In this order: what says which rows are hers comes after them.
    private static readonly (string Table, string Where)[] Kept =
    [
        ("bid_undertakings", $"bid_id {OfBids}"),
        ("bid_members", $"bid_id {OfBids}"),
        ("verifications", $"id {OfBids}"),
        ("price_inquiries", $"id {OfBids}"),
        ("drop_outs", $"bid_id {OfBids}"),
        ("bids", $"id {OfBids}"),
        ("objections", "id IN (SELECT objection_id FROM objection_parties WHERE freelancer_id = @she)"),
        ("objection_parties", "objection_id IN (SELECT objection_id FROM objection_parties WHERE freelancer_id = @she)"),
        ("contracts", "id IN (SELECT contract_id FROM contract_parties WHERE freelancer_id = @she)"),
        ("contract_parties", "contract_id IN (SELECT contract_id FROM contract_parties WHERE freelancer_id = @she)"),
        ("price_parts", "freelancer_id = @she OR consortium_id IN (SELECT consortium_id FROM consortium_members WHERE freelancer_id = @she)"),
        ("consortia", "id IN (SELECT consortium_id FROM consortium_members WHERE freelancer_id = @she)"),
        ("consortium_members", "consortium_id IN (SELECT consortium_id FROM consortium_members WHERE freelancer_id = @she)"),
        ("reliances", "freelancer_id = @she OR lead_id = @she"), ("questions", "freelancer_id = @she"), ("late_bids", "freelancer_id = @she"), ("bid_hashes", "freelancer_id = @she"),
        ("invitations", "freelancer_id = @she"), ("draw_ledger", "freelancer_id = @she"), ("acceptances", "freelancer_id = @she"), ("admissions", "freelancer_id = @she"), ("access_log", "freelancer_id = @she"),
        ("grants", "freelancer_id = @she"),
    ];

    /// <summary>Erases, in the running transaction, what no law has kept of somebody who leaves and has no store of its own.</summary>
    public async Task AtLeaving(Id<Freelancer> she)
    {
        var own = new { she };
        await session.Execute("DELETE FROM idempotency WHERE scope IN (SELECT id FROM api_keys WHERE owner_id = @she)", own);
        await session.Execute("UPDATE api_keys SET holder = '' WHERE owner_id = @she", own);
        await session.Execute("DELETE FROM notices WHERE freelancer_id = @she", own);
    }

    /// <summary>Some who left and whose time is over.</summary>
    public Task<List<Id<Freelancer>>> Due() => session.Query<Id<Freelancer>>(
        "SELECT id FROM freelancers WHERE purge_on <= @today ORDER BY purge_on, id {page}", new { today = DutchTime.DayOf(clock.GetUtcNow()), take = 100 });

    /// <summary>How many rows of each table would be erased with her.</summary>
    public async Task<IReadOnlyList<(string Table, long Rows)>> Count(Id<Freelancer> she)
    {
        var (found, hers) = (new List<(string, long)>(), Hers(she, await BidsOf(she)));
        foreach (var (table, where) in Kept) found.Add((table, await session.Single<long>($"SELECT COUNT(*) FROM {table} WHERE {where}", hers)));
        return found;
    }

    /// <summary>Whether her time is over: a tender she took part in may have been decided since she left.</summary>
    public async Task<bool> IsOver(Id<Freelancer> she) => await retention.EndFor(she, clock.GetUtcNow()) <= DutchTime.DayOf(clock.GetUtcNow());

    /// <summary>Erases all that is left of her, in a transaction of its own, or moves the day on where her time is not over.</summary>
    /// <returns>Whether it was erased now.</returns>
    public Task<bool> Purge(Id<Freelancer> id) => session.Write(async () =>
    {
        var (now, she) = (clock.GetUtcNow(), await freelancers.Load(id));
        if (she.PurgeOn is null) return false;
        var end = await retention.EndFor(id, now);
        if (end > DutchTime.DayOf(now)) she.Keep(end);
        else
        {
            await Erase(id);
            she.Purge();
        }
        await freelancers.Save(she);
        return she.PurgeOn is null;
    });

    private async Task Erase(Id<Freelancer> she)
    {
        var bids = await BidsOf(she);
        var hers = Hers(she, bids);
        foreach (var lot in await session.Query<Id<Lot>>($"SELECT DISTINCT lot_id FROM bids WHERE id {OfBids}", hers))
        {
            if (await decisions.Find(AwardDecision.IdOf(lot)) is { } decision)
            {
                decision.Erase(bids);
                await decisions.Save(decision);
            }
            if (await evaluations.Find(Evaluation.IdOf(lot)) is { } evaluation)
            {
                evaluation.Erase(bids);
                await evaluations.Save(evaluation);
            }
        }
        foreach (var draw in await session.Query<Id<Draw>>("SELECT draw_id FROM invitations WHERE freelancer_id = @she", hers)) await draws.Edit(draw, d => d.Erase(she));
        foreach (var (table, where) in Kept) await session.Execute($"DELETE FROM {table} WHERE {where}", hers);
    }

    // Her own bids, and those of others that hold what she brought as one who was relied on.
    private Task<List<Id<Bid>>> BidsOf(Id<Freelancer> she) => session.Query<Id<Bid>>(
        """
        SELECT bid_id FROM bid_members WHERE freelancer_id = @she
        UNION SELECT b.id FROM reliances r JOIN bids b ON b.lot_id = r.lot_id JOIN bid_members m ON m.bid_id = b.id AND m.freelancer_id = r.lead_id WHERE r.freelancer_id = @she
        """, new { she });

    private static object Hers(Id<Freelancer> she, IReadOnlyList<Id<Bid>> bids) => new { she, bids = bids.Select(b => b.ToString()).ToList() };
}
