using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Facts;

/// <summary>Consortia as one of their members sees them; for everybody else they do not exist.</summary>
public sealed class ConsortiumSeen(Session session, ReadTenders tenders, LotConditions conditions, Reliances reliances, Caller caller)
{
    /// <summary>The consortium, if the caller is in it.</summary>
    /// <exception cref="Refusal">There is none with the caller in it.</exception>
    public async Task<Consortium> Find(Id<Consortium> id)
    {
        var row = await session.Single<Row>("SELECT version, body FROM consortia WHERE id = @id AND is_dissolved = 0", new { id });
        var consortium = row is null ? null : RegisterJson.Read<Consortium>(row.Body);
        if (consortium is null || caller.FreelancerId is not { } self || !consortium.Includes(self)) throw CommonRefusals.NotFound("consortium");
        consortium.Stored(row!.Version);
        return consortium;
    }

    /// <summary>The members whose facts the caller may see. Who accepted terms of this consortium, these or earlier ones,
    /// lets the others see what she brings; of anybody else nothing is told, or one could read her facts by naming her.</summary>
    public async Task<HashSet<Id<Freelancer>>> Open(Consortium consortium)
    {
        var members = consortium.Terms.Members.Select(m => m.Freelancer).ToList();
        var present = await FreelancerNames.Read(session, members);
        return [.. members.Where(f => present.ContainsKey(f) && (caller.IsFreelancer(f) || consortium.Acceptances.Any(a => a.Freelancer == f)))];
    }

    /// <summary>What the caller sees of it.</summary>
    public async Task<ConsortiumView> View(Consortium consortium)
    {
        var names = await FreelancerNames.Read(session, consortium.Terms.Members.Select(m => m.Freelancer));
        return ConsortiumView.Of(consortium, names, await AlsoInAnother(consortium), await Undone(consortium));
    }

    private async Task<IReadOnlyList<Flaw>> Undone(Consortium consortium)
    {
        var tender = await tenders.OfLot(consortium.LotId);
        var relied = await reliances.Of(ReliantBidder.Together(consortium), consortium.LotId);
        var done = consortium.Terms.Members.SelectMany(m => m.Performs).Concat(relied.SelectMany(r => r.Performs));
        return ProfileFlaws.OfParts(done, await conditions.Of(tender, tender.LotOf(consortium.LotId)));
    }

    private async Task<bool> AlsoInAnother(Consortium consortium) => await session.Single<long>(
        """
        SELECT COUNT(*) FROM consortium_members m JOIN consortia c ON c.id = m.consortium_id
        WHERE m.freelancer_id = @self AND c.lot_id = @LotId AND c.is_complete = 1 AND c.is_dissolved = 0 AND c.id <> @Id
        """, new { self = caller.FreelancerId, consortium.LotId, consortium.Id }) > 0;

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
