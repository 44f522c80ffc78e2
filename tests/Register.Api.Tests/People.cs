using System.Net;

namespace Register.Api.Tests;

/// <summary>A freelancer and her way of speaking to the program.</summary>
public sealed record Person(string Id, ApiClient Client);

/// <summary>People who only have to be there.</summary>
public static class People
{
    private static int number = 60_000_000;

    /// <summary>A registered freelancer, a gardener in Maastricht.</summary>
    public static async Task<Person> AFreelancer(this RegisterApp app, string name = "Groen van Wyck", string sector = "8130")
    {
        var registered = (await app.Anyone().Post("/v1/freelancers", new
        {
            name,
            identifier = new { scheme = "NL-KVK", id = Interlocked.Increment(ref number).ToString() },
            email = "groen@example.nl",
            sectors = new[] { sector },
            homeDistrict = "WK093501",
            workAreas = new[] { "GM0935" },
        })).ShouldBe(HttpStatusCode.Created);
        return new Person(registered.Id, app.WithKey(registered["apiKey"]!.GetValue<string>()));
    }
}
