using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Facts;

/// <summary>The published versions of purchasing conditions: what a tender takes over and a bidder accepts.</summary>
public static class ConditionsVersions
{
    /// <summary>One version, or null where there is none.</summary>
    public static async Task<ConditionsVersion?> Find(Session session, Id<PurchasingConditions> set, int number)
    {
        var row = await session.Single<Row>("SELECT body FROM purchasing_versions WHERE set_id = @set AND number = @number", new { set, number });
        return row is null ? null : RegisterJson.Read<ConditionsVersion>(row.Body);
    }

    /// <summary>What the versions say that tenders take over, for the whole or for a lot.</summary>
    public static async Task<IReadOnlyDictionary<TakenOverConditions, ConditionsContent>> TakenOver(Session session, params IReadOnlyList<TenderContent> contents)
    {
        var found = new Dictionary<TakenOverConditions, ConditionsContent>();
        foreach (var taken in contents.SelectMany(c => c.PurchasingConditions.Concat(c.Lots.SelectMany(l => l.PurchasingConditions))).Distinct())
            found[taken] = (await Find(session, taken.SetId, taken.Version) ?? throw new InvalidOperationException("A version that a tender took over is gone.")).Content;
        return found;
    }

    private sealed record Row
    {
        public string Body { get; init; } = "";
    }
}
