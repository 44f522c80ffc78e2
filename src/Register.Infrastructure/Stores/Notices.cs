using Dapper;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Stores;

/// <summary>What a freelancer is told about tenders she asked about, is invited to or bids for, in her own list. Rows are only ever added, in
/// the transaction of what they tell.</summary>
public sealed class Notices(Session session, TimeProvider clock)
{
    // A statement has at most 2 100 parameters on SQL Server.
    private const int RowsAtOnce = 400;

    /// <summary>Tells everybody who asked about the tender, is invited to it or has a bid for it.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="number">Which of its sort: the number of the change or of the clarifications; 0 where they have none.</param>
    public async Task TellAll(Id<Tender> tender, NoticeKind kind, int number) => await Tell(await session.Query<string>(
        """
        SELECT freelancer_id FROM questions WHERE tender_id = @tender
        UNION SELECT i.freelancer_id FROM invitations i WHERE i.tender_id = @tender AND i.declined_at IS NULL
        UNION SELECT u.freelancer_id FROM lots l JOIN bid_undertakings u ON u.lot_id = l.id WHERE l.tender_id = @tender
        """, new { tender }), tender, kind, number);

    /// <summary>Tells one freelancer.</summary>
    public Task Tell(Id<Freelancer> freelancer, Id<Tender> tender, NoticeKind kind) => Tell([freelancer.ToString()], tender, kind, 0);

    private async Task Tell(IReadOnlyList<string> freelancers, Id<Tender> tender, NoticeKind kind, int number)
    {
        var now = clock.GetUtcNow();
        foreach (var some in freelancers.Chunk(RowsAtOnce))
        {
            var arguments = new DynamicParameters(new { tender, kind = kind.ToString(), number, now });
            for (var i = 0; i < some.Length; i++)
            {
                arguments.Add($"id{i}", Id<Notice>.New(now));
                arguments.Add($"to{i}", some[i]);
            }
            var rows = string.Join(", ", some.Select((_, i) => $"(@id{i}, @to{i}, @tender, @kind, @number, @now)"));
            await session.Execute($"INSERT INTO notices (id, freelancer_id, tender_id, kind, number, sent_at) VALUES {rows}", arguments);
        }
    }
}
