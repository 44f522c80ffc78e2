using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Facts;

/// <summary>The names freelancers trade under, which everybody may see. Whoever left has none any more.</summary>
public static class FreelancerNames
{
    /// <summary>The names of those that are in the register.</summary>
    public static async Task<IReadOnlyDictionary<Id<Freelancer>, string>> Read(Session session, IEnumerable<Id<Freelancer>> ids)
    {
        var rows = await session.Query<Row>(
            "SELECT id, body FROM freelancers WHERE has_left = 0 AND id IN @ids", new { ids = ids.Select(i => i.ToString()).Distinct().ToList() });
        return rows.ToDictionary(r => r.Id, r => RegisterJson.Read<Freelancer>(r.Body).Profile?.Name ?? "");
    }

    private sealed record Row
    {
        public Id<Freelancer> Id { get; init; }
        public string Body { get; init; } = "";
    }
}
