using Register.Domain.Kernel;
using Register.Domain.Purchasing;
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

    private sealed record Row
    {
        public string Body { get; init; } = "";
    }
}
