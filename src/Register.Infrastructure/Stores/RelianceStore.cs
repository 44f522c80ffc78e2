using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Reliances on third parties.</summary>
public sealed class RelianceStore(Session session, JournalLog journal) : Store<Reliance>(session, journal)
{
    protected override string Table => "reliances";
    protected override string Noun => "reliance";

    /// <summary>Lets one transaction at a time propose reliances for a lot: whether they go round is seen on all of them.</summary>
    public Task Hold(Id<Lot> lot) => Session.Execute("UPDATE lots SET tender_id = tender_id WHERE id = @lot", new { lot });

    /// <summary>Ends all that a freelancer who leaves the register is in, also past the deadline: nothing of hers is looked at any more.</summary>
    public async Task EndAll(Id<Freelancer> freelancer, DateTimeOffset now)
    {
        foreach (var id in await Session.Query<Id<Reliance>>(
            "SELECT id FROM reliances WHERE freelancer_id = @freelancer AND is_ended = 0 UNION SELECT id FROM reliances WHERE bidder_id = @freelancer AND is_ended = 0",
            new { freelancer }))
            await this.Edit(id, r => r.End(now));
    }

    /// <summary>Whether an undertaking with this number is in the register.</summary>
    public async Task<bool> IsRegistered(BusinessIdentifier identifier) => await Session.Single<long>(
        "SELECT COUNT(*) FROM freelancers WHERE scheme = @Scheme AND identifier = @Id AND has_left = 0", new { identifier.Scheme, identifier.Id }) > 0;

    protected override IEnumerable<(string Column, object? Value)> Columns(Reliance aggregate)
    {
        yield return ("lot_id", aggregate.LotId);
        yield return ("bidder_id", aggregate.Bidder.Key);
        yield return ("lead_id", aggregate.Bidder.Lead);
        yield return ("freelancer_id", aggregate.FreelancerId);
        yield return ("is_ended", aggregate.EndedAt is null ? 0 : 1);
    }
}
