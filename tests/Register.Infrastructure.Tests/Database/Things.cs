using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Stores;

namespace Register.Infrastructure.Tests.Database;

/// <summary>Something to store.</summary>
internal static class Things
{
    private static int number = 20_000_000;

    public static FreelancerProfile Profile(string? number = null, string? description = null) => new()
    {
        Name = "Groen van Wyck", Identifier = new BusinessIdentifier("NL-KVK", number ?? Interlocked.Increment(ref Things.number).ToString()),
        Email = "groen@example.nl", Description = description, Sectors = ["8130"], HomeDistrict = "WK093501", WorkAreas = ["GM0935"],
    };

    public static async Task<Id<Freelancer>> Register(IServiceProvider services, string? number = null, string? description = null)
    {
        var freelancer = Freelancer.Register(Profile(number, description), services.GetRequiredService<TimeProvider>().GetUtcNow());
        await services.GetRequiredService<FreelancerStore>().Save(freelancer);
        return freelancer.Id;
    }
}
