using Register.Domain.Bids;
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

    /// <summary>What a bidder goes by: a consortium by its lead and its other members.</summary>
    public static string NameOf(Bidder bidder, IReadOnlyDictionary<Id<Freelancer>, string> names) =>
        string.Join(", ", bidder.Members.OrderBy(m => m == bidder.Lead ? 0 : 1).ThenBy(m => m).Select(m => names.GetValueOrDefault(m, m.ToString())));

    private sealed record Row
    {
        public Id<Freelancer> Id { get; init; }
        public string Body { get; init; } = "";
    }
}
