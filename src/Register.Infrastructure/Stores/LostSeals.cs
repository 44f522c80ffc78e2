using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Gives up what a lost key ring sealed, in one transaction, so that the register says what is true: whoever has to hand something in again is told.
/// The servers are stopped meanwhile.</summary>
public sealed class LostSeals(
    Session session, TenderStore tenders, BidStore bids, BidDraftStore drafts, PricePartStore parts, BidHashStore hashes, DrawStore draws, Notices notices, JournalLog journal, TimeProvider clock)
{
    private readonly Dictionary<Id<Tender>, HashSet<Id<Domain.Freelancers.Freelancer>>> told = [];

    /// <summary>Gives it up, in the running transaction.</summary>
    /// <param name="firstKey">The number of the first key of the ring that takes the place of the lost one.</param>
    public async Task<KeyRingReplaced> GiveUp(int firstKey)
    {
        var now = clock.GetUtcNow();
        var lost = new KeyRingReplaced(firstKey, await Bids(now), await Drafts(now), await Parts(), await Hashes(), await Draws(now),
            // They are kept, and open to nobody: a retry must not be taken for a new request.
            await session.Execute("UPDATE idempotency SET request_mac = @none", new { none = IdempotencyStore.Lost }));
        foreach (var (tender, people) in told) await notices.Tell(people, tender, NoticeKind.SealLost);
        await journal.Append(KeyRingReplaced.Area, $"{firstKey}", [lost]);
        return lost;
    }

    private async Task<int> Bids(DateTimeOffset now)
    {
        var all = await bids.Sealed();
        foreach (var bid in all)
        {
            bid.Lose(await tenders.Load(bid.TenderId), now);
            await bids.Save(bid);
            Tell(bid.TenderId, bid.Bidder.Members);
        }
        // The next bid makes a new one; of opened lots the row is the gate that stays shut.
        await session.Execute("DELETE FROM lot_keys WHERE opened_at IS NULL", new { });
        return all.Count;
    }

    private async Task<int> Drafts(DateTimeOffset now)
    {
        var all = await drafts.All();
        foreach (var draft in all)
        {
            draft.Lose(now);
            await drafts.Save(draft);
            Tell(draft.TenderId, [draft.Writer]);
        }
        return all.Count;
    }

    private async Task<int> Parts()
    {
        var all = (await parts.All()).Where(p => p.Sealed.Length > 0).ToList();
        foreach (var part in all)
        {
            part.Lose();
            await parts.Save(part);
            // What an opened bid is made of stands in that.
            var tender = await tenders.LoadOfLot(part.LotId);
            if (tender.OpenedAt is null) Tell(tender.Id, [part.FreelancerId]);
        }
        return all.Count;
    }

    private async Task<int> Hashes()
    {
        var all = (await hashes.All()).Where(h => h.Admitted is null && h.Mark.Length > 0).ToList();
        foreach (var hash in all)
        {
            hash.Lose();
            await hashes.Save(hash);
            Tell(hash.TenderId, [hash.FreelancerId]);
        }
        return all.Count;
    }

    private async Task<int> Draws(DateTimeOffset now)
    {
        var all = await draws.Prepared();
        foreach (var draw in all)
        {
            draw.Cancel("De sleutels waarmee het register haar geheimen bewaarde zijn verloren; bereid een nieuwe voor.", now);
            await draws.Save(draw);
        }
        return all.Count;
    }

    private void Tell(Id<Tender> tender, IEnumerable<Id<Domain.Freelancers.Freelancer>> people)
    {
        if (!told.TryGetValue(tender, out var known)) told[tender] = known = [];
        known.UnionWith(people);
    }
}
