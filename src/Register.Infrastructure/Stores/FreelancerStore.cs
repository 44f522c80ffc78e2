using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Stores;

/// <summary>Freelancers, with the columns and tags they are searched by.</summary>
public sealed class FreelancerStore(Session session, JournalLog journal) : Store<Freelancer>(session, journal)
{
    protected override string Table => "freelancers";
    protected override string Noun => "freelancer";

    protected override Refusal Duplicate(Freelancer aggregate) => FreelancerRefusals.AlreadyRegistered();

    protected override IEnumerable<(string Column, object? Value)> Columns(Freelancer aggregate)
    {
        var p = aggregate.Profile;
        yield return ("public_view", p is null ? "{}" : RegisterJson.Write(FreelancerView.Of(aggregate, everything: false, aggregate.Version + 1)));
        yield return ("scheme", p?.Identifier.Scheme);
        yield return ("identifier", p?.Identifier.Id);
        yield return ("has_left", aggregate.LeftAt is null ? 0 : 1);
        yield return ("hourly_rate_cents", p?.HourlyRate?.Cents);
        yield return ("hours_per_week", p?.HoursPerWeek);
        yield return ("available_from", p?.Availability?.StartDate);
        yield return ("available_until", p?.Availability?.EndDate);
    }
}
