using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.CommandLine;

/// <summary>The secrets of the demo register's keys, and the gardeners in it.</summary>
internal sealed record DemoKeys(string Municipality, string Freelancer, string Platform, IReadOnlyList<(string Id, string Name)> Gardeners);

/// <summary>What a newcomer finds: the small reference lists, a municipality, some freelancers with evidence, and a platform.</summary>
internal static class DemoRegister
{
    private const Duties All = Duties.Publish | Duties.Open | Duties.Evaluate | Duties.Verify | Duties.Audit;

    /// <summary>Fills a database in which nothing ever happened; null, and nothing done, in any other.</summary>
    public static async Task<DemoKeys?> Load(IServiceProvider program)
    {
        await using var scope = program.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var journal = services.GetRequiredService<JournalLog>();
        if (await journal.Last() > 0) return null;
        journal.Actor = Actor.CommandLine;
        // Committed before anybody is entered: people are tagged by the lists that are in force.
        await services.GetRequiredService<ReferenceImporter>().ImportDemoLists();
        // Asked again within the transaction: of two programs that start at once one fills it.
        var keys = services.GetRequiredService<ApiKeys>();
        return await services.GetRequiredService<Session>().Write(async () => (await keys.List()).Count > 0 ? null : await Fill(services));
    }

    private static async Task<DemoKeys> Fill(IServiceProvider services)
    {
        var (keys, now) = (services.GetRequiredService<ApiKeys>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var municipality = ContractingAuthority.Enter("Gemeente Maastricht", "GM0935", now);
        await services.GetRequiredService<AuthorityStore>().Save(municipality);
        var people = DemoPeople.On(DutchTime.DayOf(now));
        // A millisecond apart, so that they are listed in this order.
        var ids = new List<Id<Freelancer>>();
        for (var n = 0; n < people.Count; n++) ids.Add(await Enter(services, people[n], municipality, now.AddMilliseconds(n)));
        return new DemoKeys(
            (await keys.Create(new ApiKeyFor(Role.Authority, municipality.Id.ToString(), "demo") { Duties = All })).Secret,
            (await keys.Create(new ApiKeyFor(Role.Freelancer, ids[0].ToString(), "owner"))).Secret,
            (await keys.Create(new ApiKeyFor(Role.Platform, Guid.CreateVersion7(now).ToString(), "demo"))).Secret,
            [.. ids.Zip(people).Where(p => DemoPeople.IsGardener(p.Second)).Select(p => (p.First.ToString(), p.Second.Profile.Name))]);
    }

    private static async Task<Id<Freelancer>> Enter(IServiceProvider services, DemoPerson person, ContractingAuthority municipality, DateTimeOffset now)
    {
        var freelancer = Freelancer.Register(person.Profile, now);
        await services.GetRequiredService<FreelancerStore>().Save(freelancer);
        foreach (var (details, number) in person.Verified.Select((d, i) => (d, i)))
        {
            var evidence = Evidence.Add(freelancer.Id, details, number, now.AddMilliseconds(number));
            evidence.Judge(new EvidenceVerdict { Outcome = VerificationOutcome.Verified }, municipality.Id.ToString(), now);
            await services.GetRequiredService<EvidenceStore>().Save(evidence);
        }
        return freelancer.Id;
    }
}
