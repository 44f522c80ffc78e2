using System.Data.Common;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Draws, with the lots they are for, the invitations that went out, and the ledger of who was considered.</summary>
public sealed class DrawStore(Session session, JournalLog journal) : Store<Draw>(session, journal)
{
    private const string InvitationColumns = "invitations (freelancer_id, tender_id, draw_id, invited_at)";

    protected override string Table => "draws";
    protected override string Noun => "draw";

    /// <summary>The draw of a tender.</summary>
    /// <exception cref="Refusal">The tender has no such draw.</exception>
    public async Task<Draw> LoadOf(Id<Tender> tender, Id<Draw> id) =>
        await Find(id) is { } draw && draw.TenderId == tender ? draw : throw CommonRefusals.NotFound(Noun);

    /// <summary>Those that were prepared and did not go out.</summary>
    public Task<IReadOnlyList<Draw>> Prepared() => ReadAll("SELECT version, body FROM draws WHERE status = @status ORDER BY id", new { status = nameof(DrawStatus.Prepared) });

    /// <summary>Whether the freelancer has a bid for one of the draw's lots, alone or with others.</summary>
    public async Task<bool> HasBid(Draw draw, Id<Freelancer> freelancer) => await Session.Single<long>(
        "SELECT COUNT(*) FROM bid_undertakings WHERE lot_id IN @lots AND freelancer_id = @freelancer",
        new { lots = draw.LotIds.Select(l => l.ToString()).ToList(), freelancer }) > 0;

    protected override IEnumerable<(string Column, object? Value)> Columns(Draw aggregate)
    {
        yield return ("tender_id", aggregate.TenderId);
        yield return ("status", aggregate.Status.ToString());
        yield return ("commitment", aggregate.Commitment);
        yield return ("salt_commitment", aggregate.SaltCommitment);
        yield return ("source", aggregate.Plan.PublicValue?.Source);
        yield return ("known_from", aggregate.Plan.PublicValue?.KnownFrom);
        yield return ("prepared_at", aggregate.PreparedAt);
    }

    protected override async Task SaveChildren(Draw aggregate, bool isNew)
    {
        foreach (var happened in aggregate.Events)
            await (happened switch
            {
                DrawPrepared => TakeLots(aggregate),
                DrawCancelled => Session.Execute("DELETE FROM draw_lots WHERE draw_id = @id", new { id = aggregate.Id }),
                InvitationsSent => WriteAll(aggregate),
                ReserveInvited next => InviteNext(aggregate, next.FreelancerId),
                InvitationDeclined declined => Decline(aggregate, declined.FreelancerId),
                _ => Task.CompletedTask,
            });
    }

    private async Task TakeLots(Draw draw)
    {
        try
        {
            await Session.Insert("draw_lots (lot_id, draw_id)", draw.LotIds.Select(l => (object[])[l, draw.Id]));
        }
        catch (DbException error) when (Session.Dialect.IsDuplicate(error))
        {
            throw DrawRefusals.LotTaken();
        }
    }

    private async Task WriteAll(Draw draw)
    {
        await Session.Insert(InvitationColumns, draw.Invitations.Select(i => Row(draw, i)));
        await Session.Insert("draw_ledger (authority_id, sector, freelancer_id, draw_id, outcome, reasons, at)",
            from line in draw.Outcomes()
            from sector in line.Person.Sectors
            let reasons = string.Join(' ', (line.Person as DrawExclusion)?.Reasons ?? [])
            select (object[])[draw.AuthorityId, sector, line.Person.Freelancer, draw.Id, line.Outcome.ToString(), reasons, draw.Record!.SentAt]);
    }

    private async Task InviteNext(Draw draw, Id<Freelancer> freelancer)
    {
        await Session.Insert(InvitationColumns, [Row(draw, draw.Invitations[^1])]);
        await Session.Execute("UPDATE draw_ledger SET outcome = 'Invited', at = @at WHERE freelancer_id = @freelancer AND draw_id = @draw",
            new { freelancer, draw = draw.Id, at = draw.Invitations[^1].InvitedAt });
    }

    private static object[] Row(Draw draw, Invitation invitation) => [invitation.FreelancerId, draw.TenderId, draw.Id, invitation.InvitedAt];

    private async Task Decline(Draw draw, Id<Freelancer> freelancer)
    {
        var at = draw.Invitations.Single(i => i.FreelancerId == freelancer).DeclinedAt;
        await Session.Execute("UPDATE invitations SET declined_at = @at WHERE freelancer_id = @freelancer AND tender_id = @tender AND draw_id = @draw",
            new { at, freelancer, tender = draw.TenderId, draw = draw.Id });
        await Session.Execute("UPDATE draw_ledger SET outcome = 'Declined' WHERE freelancer_id = @freelancer AND draw_id = @draw", new { freelancer, draw = draw.Id });
    }
}
