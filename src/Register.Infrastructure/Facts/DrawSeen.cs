using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Facts;

/// <summary>Draws as somebody who asks may see them. The authority and the operator see all; whoever was considered, once it
/// went out, all but who the others are; everybody the same once the tender is decided.</summary>
public sealed class DrawSeen(Session session, Caller caller)
{
    /// <summary>The draw of a tender.</summary>
    /// <exception cref="Refusal">There is none that the caller may see.</exception>
    public async Task<Draw> Find(Id<Tender> tender, Id<Draw> id)
    {
        var row = await session.Single<Row>("SELECT version, body FROM draws WHERE id = @id AND tender_id = @tender", new { id, tender });
        var draw = row is null ? null : RegisterJson.Read<Draw>(row.Body);
        // The tender is asked for also where there is no draw, so that the time it takes does not tell.
        if (!(draw is not null && (SeesAll(draw) || IsIn(draw))) && !(await IsPublic(tender) && draw?.Record is not null)) throw CommonRefusals.NotFound("draw");
        draw!.Stored(row!.Version);
        return draw;
    }

    /// <summary>What the caller sees of it.</summary>
    public async Task<DrawView> View(Draw draw)
    {
        if (!SeesAll(draw)) return DrawView.Of(draw, everything: false, caller.FreelancerId, new Dictionary<Id<Freelancer>, string>());
        var people = draw.Outcomes().Select(o => o.Person.Freelancer).Concat(draw.Plan.Chosen.Select(c => c.FreelancerId));
        return DrawView.Of(draw, everything: true, null, await FreelancerNames.Read(session, people));
    }

    private bool SeesAll(Draw draw) => caller.Role == Role.Operator || caller.AuthorityId == draw.AuthorityId;

    private bool IsIn(Draw draw) => caller.FreelancerId is { } self && draw.Outcomes().Any(o => o.Person.Freelancer == self);

    private async Task<bool> IsPublic(Id<Tender> tender) =>
        await session.Single<long>($"SELECT COUNT(*) FROM tenders WHERE id = @tender AND {Invitees.IsPublic}", new { tender }) > 0;

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
