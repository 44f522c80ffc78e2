using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Facts;

/// <summary>Who was invited: a tender by invitation is there for its invitees, and for the members of a consortium that one of
/// them formed, until it is decided.</summary>
public static class Invitees
{
    /// <summary><see cref="Tender.IsPublic"/> as a condition on the columns of <c>tenders</c>; a test compares the two.</summary>
    public const string IsPublic = "published_at IS NOT NULL AND (procedure_kind NOT IN ('Direct', 'Invited') OR decided_at IS NOT NULL)";

    /// <summary>That a freelancer <c>@self</c> may see a row of <c>tenders</c> that is not public; also who declined.</summary>
    public const string SeenBySelf =
        """
        (published_at IS NOT NULL AND (EXISTS (SELECT 1 FROM invitations i WHERE i.freelancer_id = @self AND i.tender_id = tenders.id)
        OR EXISTS (SELECT 1 FROM consortium_members m JOIN consortia c ON c.id = m.consortium_id
            WHERE m.freelancer_id = @self AND c.tender_id = tenders.id AND c.is_dissolved = 0)))
        """;

    /// <summary>Whether the freelancer may see the tender although it is not public.</summary>
    public static async Task<bool> Sees(Session session, Id<Tender> tender, Id<Freelancer> self) =>
        await session.Single<long>($"SELECT COUNT(*) FROM tenders WHERE id = @tender AND {SeenBySelf}", new { tender, self }) > 0;

    /// <summary>Whether the freelancer was invited to bid for the lot and did not decline.</summary>
    public static async Task<bool> Has(Session session, Id<Lot> lot, Id<Freelancer> freelancer) => await session.Single<long>(
        """
        SELECT COUNT(*) FROM draw_lots l JOIN invitations i ON i.draw_id = l.draw_id
        WHERE l.lot_id = @lot AND i.freelancer_id = @freelancer AND i.declined_at IS NULL
        """, new { lot, freelancer }) > 0;

    /// <summary>The lots that the freelancer was invited to bid for and did not decline.</summary>
    public static async Task<IReadOnlySet<Id<Lot>>> LotsOf(Session session, Id<Freelancer> freelancer) => (await session.Query<Id<Lot>>(
        """
        SELECT l.lot_id FROM draw_lots l JOIN invitations i ON i.draw_id = l.draw_id
        WHERE i.freelancer_id = @freelancer AND i.declined_at IS NULL
        """, new { freelancer })).ToHashSet();

    /// <summary>Refuses a bid for a lot of a tender by invitation unless <paramref name="lead"/>, who bids alone or leads the
    /// consortium, was invited; with whom an invitee bids is hers to say. To whom it is not shown, there is no such lot.</summary>
    /// <returns>The tender.</returns>
    /// <param name="session">Where to look.</param>
    /// <param name="tender">The lot's; null where there is no such lot.</param>
    /// <param name="lot">Which.</param>
    /// <param name="lead">Who wants to bid.</param>
    public static async Task<Tender> RefuseUnlessInvited(Session session, Tender? tender, Id<Lot> lot, Id<Freelancer> lead)
    {
        if (tender is { PublishedAt: not null, IsByInvitation: false }) return tender;
        // Of a draft and of none at all as much is asked, so that the time it takes does not tell them apart.
        if (await Has(session, lot, lead) && tender is { PublishedAt: not null }) return tender;
        throw await Sees(session, tender?.Id ?? default, lead) ? DrawRefusals.NotInvited() : CommonRefusals.NotFound("lot");
    }
}
