using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Stores;

/// <summary>What freelancers let platforms do.</summary>
public sealed class GrantStore(Session session, JournalLog journal, TimeProvider clock) : Store<Grant>(session, journal)
{
    protected override string Table => "grants";
    protected override string Noun => "grant";

    /// <summary>What the platform may do for her now; nothing without a live grant.</summary>
    public async Task<IReadOnlySet<Scope>> Scopes(Id<Freelancer> freelancer, Id<Platform> platform)
    {
        var bodies = await Session.Query<string>(
            "SELECT body FROM grants WHERE freelancer_id = @freelancer AND platform_id = @platform AND is_ended = 0 AND last_day >= @today",
            new { freelancer, platform, today = DutchTime.DayOf(clock.GetUtcNow()) });
        return bodies.SelectMany(b => RegisterJson.Read<Grant>(b).Scopes).ToHashSet();
    }

    /// <summary>Whether any key was made for the platform.</summary>
    public async Task<bool> IsPlatform(Id<Platform> id) =>
        await Session.Single<long>("SELECT COUNT(*) FROM api_keys WHERE owner_id = @id AND role = @role", new { id, role = nameof(Security.Role.Platform) }) > 0;

    /// <summary>Ends all grants of a freelancer who leaves the register.</summary>
    public async Task EndAll(Id<Freelancer> freelancer)
    {
        foreach (var id in await Session.Query<Id<Grant>>("SELECT id FROM grants WHERE freelancer_id = @freelancer AND is_ended = 0", new { freelancer }))
            await this.Edit(id, g => g.End(clock.GetUtcNow()));
    }

    protected override IEnumerable<(string Column, object? Value)> Columns(Grant aggregate)
    {
        yield return ("freelancer_id", aggregate.FreelancerId);
        yield return ("platform_id", aggregate.PlatformId);
        yield return ("last_day", aggregate.Until);
        yield return ("is_ended", aggregate.EndedAt is null ? 0 : 1);
    }
}
