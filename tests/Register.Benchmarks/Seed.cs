using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Stores;

namespace Register.Benchmarks;

/// <summary>Fills a register with made-up freelancers, through the store that the program itself uses.</summary>
internal static class Seed
{
    private static readonly string[] Sectors = ["8130", "5621", "6210", "7330", "8559", "6220", "8121", "8110"];
    private static readonly string[] Words =
        ["hovenier", "catering", "software", "communicatie", "training", "schilder", "ontwerp", "kapper", "advies", "onderhoud", "duurzaam", "wijk", "school", "zorg", "evenement", "administratie"];

    public static FreelancerProfile Profile(int n) => new()
    {
        Name = $"{Words[n % Words.Length]} {Words[(n / 16) % Words.Length]} {n}",
        Identifier = BusinessIdentifier.Parse("NL-KVK", (10_000_000 + n).ToString("00000000")),
        Email = $"f{n}@example.nl",
        Description = $"{Words[n % 13]} en {Words[n % 7]} in de wijk, sinds {1990 + (n % 35)}",
        Sectors = [Sectors[n % Sectors.Length]],
        HomeDistrict = $"WK0935{n % 7:00}",
        WorkAreas = ["GM0935"],
        Skills = [Words[n % 5], Words[n % 11]],
        HourlyRate = new Money(3500 + (n % 60 * 100), "EUR"),
        HoursPerWeek = 8 + (n % 33),
        PublicFields = [PublicField.Description, PublicField.Skills, PublicField.HourlyRate, PublicField.HomeDistrict, PublicField.HoursPerWeek],
    };

    /// <summary>Adds freelancers number <paramref name="from"/> up to <paramref name="to"/>; their ids.</summary>
    public static async Task<List<Id<Freelancer>>> Freelancers(WebApplication app, int from, int to)
    {
        const int Batch = 5000;
        var ids = new List<Id<Freelancer>>(to - from);
        for (var start = from; start < to; start += Batch)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<FreelancerStore>();
            await scope.ServiceProvider.GetRequiredService<Session>().Write(async () =>
            {
                for (var n = start; n < Math.Min(start + Batch, to); n++)
                {
                    var freelancer = Freelancer.Register(Profile(n), DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(n));
                    await store.Save(freelancer);
                    ids.Add(freelancer.Id);
                }
                return 0;
            });
            Console.Error.Write($"\r{Math.Min(start + Batch, to)} freelancers");
        }
        Console.Error.WriteLine();
        return ids;
    }
}
