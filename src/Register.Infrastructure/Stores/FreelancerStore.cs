using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Json;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Stores;

/// <summary>Freelancers, with the columns and tags they are searched by: only what everybody may see.</summary>
public sealed class FreelancerStore(Session session, JournalLog journal, ReferenceCatalog catalog, FollowingAdmissions admissions) : Store<Freelancer>(session, journal)
{
    // A statement has at most 2 100 parameters on SQL Server.
    private const int TagsAtOnce = 200;

    protected override string Table => "freelancers";
    protected override string Noun => "freelancer";

    /// <summary>Makes sure she is in the register and stays there until this transaction ends: who leaves at the same
    /// time waits, and then erases what was added.</summary>
    /// <exception cref="Refusal">She is not there, or left.</exception>
    public async Task Hold(Id<Freelancer> id)
    {
        var held = await Session.Execute("UPDATE freelancers SET has_left = 0 WHERE id = @id AND has_left = 0", new { id });
        Refuse.If(held == 0, CommonRefusals.NotFound(Noun));
    }

    protected override Refusal Duplicate(Freelancer aggregate) => FreelancerRefusals.AlreadyRegistered();

    protected override IEnumerable<(string Column, object? Value)> Columns(Freelancer aggregate)
    {
        var p = aggregate.Profile;
        TField? Shown<TField>(PublicField field, TField? value) => p is not null && p.Shows(field) ? value : default;
        yield return ("public_view", p is null ? "{}" : RegisterJson.Write(FreelancerView.Of(aggregate, everything: false, aggregate.Version + 1)));
        yield return ("scheme", p?.Identifier.Scheme);
        yield return ("identifier", p?.Identifier.Id);
        yield return ("purge_on", aggregate.PurgeOn);
        yield return ("has_left", aggregate.LeftAt is null ? 0 : 1);
        yield return ("hourly_rate_cents", Shown(PublicField.HourlyRate, p?.HourlyRate?.Cents));
        yield return ("hours_per_week", Shown(PublicField.HoursPerWeek, p?.HoursPerWeek));
        yield return ("available_from", Shown(PublicField.Availability, p?.Availability?.StartDate));
        yield return ("available_until", Shown(PublicField.Availability, p?.Availability?.EndDate));
    }

    protected override async Task SaveChildren(Freelancer aggregate, bool isNew)
    {
        var wanted = aggregate.Profile is { } profile ? FreelancerTags.Of(profile, await catalog.Current()) : new HashSet<string>();
        IReadOnlyList<string> present = isNew ? [] : await Session.Query<string>("SELECT tag FROM freelancer_tags WHERE freelancer_id = @id", new { id = aggregate.Id });
        foreach (var gone in present.Except(wanted).Chunk(TagsAtOnce))
            await Session.Execute("DELETE FROM freelancer_tags WHERE freelancer_id = @id AND tag IN @gone", new { id = aggregate.Id, gone });
        await Session.Insert("freelancer_tags (tag, freelancer_id)", wanted.Except(present).Select(tag => (object[])[tag, aggregate.Id]));
        if (!isNew && aggregate.LeftAt is null) await admissions.Follow(aggregate.Id);
    }
}
