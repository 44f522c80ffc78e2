using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.CommandLine;

/// <summary>The secrets of the demo register's keys.</summary>
internal sealed record DemoKeys(string Municipality, string Freelancer, string Platform);

/// <summary>What a newcomer finds: the small reference lists, a municipality, a freelancer and a platform.</summary>
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
        await services.GetRequiredService<ReferenceImporter>().ImportDemoLists();
        return await services.GetRequiredService<Session>().Write(() => Fill(services));
    }

    private static async Task<DemoKeys> Fill(IServiceProvider services)
    {
        var (keys, now) = (services.GetRequiredService<ApiKeys>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var municipality = ContractingAuthority.Enter("Gemeente Maastricht", "GM0935", now);
        await services.GetRequiredService<AuthorityStore>().Save(municipality);
        var freelancer = Freelancer.Register(AGardener(), now);
        await services.GetRequiredService<FreelancerStore>().Save(freelancer);
        return new DemoKeys(
            (await keys.Create(Role.Authority, municipality.Id.ToString(), "demo", All)).Secret,
            (await keys.Create(Role.Freelancer, freelancer.Id.ToString(), "owner", Duties.None)).Secret,
            (await keys.Create(Role.Platform, Guid.CreateVersion7(now).ToString(), "demo", Duties.None)).Secret);
    }

    private static FreelancerProfile AGardener() => new()
    {
        Name = "Groen van Wyck", Identifier = new BusinessIdentifier("NL-KVK", "01234567"), Email = "groen@example.nl",
        Description = "Hovenier in Wyck: onderhoud van openbaar groen.", Sectors = ["8130"], HomeDistrict = "WK093501", WorkAreas = ["GM0935"],
        Skills = ["hoveniersonderhoud", "snoeien"], Languages = ["nl"], HourlyRate = Money.Euros(52), HoursPerWeek = 32,
        PublicFields = [PublicField.Skills, PublicField.HourlyRate, PublicField.HoursPerWeek],
    };
}
