using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Legal;

namespace Register.Api.Tests.Tenders;

/// <summary>The advice with an operator's own figures, of which one changes in ten days.</summary>
public sealed class AdviceFiguresTests : IAsyncLifetime
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"figures-{Guid.NewGuid():N}.json");
    private readonly RegisterApp app;

    public AdviceFiguresTests() => app = new RegisterApp { Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton(LegalBook.Open(file))) };

    public async Task InitializeAsync()
    {
        using var own = typeof(LegalBook).Assembly.GetManifestResourceStream("Register.Infrastructure.Legal.figures.json")!;
        var figures = JsonNode.Parse(own)!;
        var rows = figures["figures"]!.AsArray();
        foreach (var old in rows.Where(r => r!.Text("name") == "presumedEmploymentRate").ToList()) rows.Remove(old);
        var change = DateOnly.FromDateTime(app.Clock.GetUtcNow().Date).AddDays(10);
        rows.Add(Rate(40, new DateOnly(2020, 1, 1), change.AddDays(-1)));
        rows.Add(Rate(45, change, null));
        await File.WriteAllTextAsync(file, figures.ToJsonString());
        await app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        File.Delete(file);
    }

    [Fact]
    public async Task A_draft_is_measured_by_the_figures_of_today_and_a_tender_by_those_of_its_publication()
    {
        var buyer = await app.ABuyer();
        static void AtMost42(JsonObject t) => t["lots"]![0]!["conditions"] = JsonNode.Parse("""[{ "kind": "rateCeiling", "maximum": { "amount": 42, "currency": "EUR" } }]""");
        var (draft, published) = (await buyer.Drafts(app, AtMost42), await buyer.Publishes(app, AtMost42));
        (await Limit(draft)).ShouldBeNull();
        app.Clock.Move(TimeSpan.FromDays(12));
        (await Limit(draft)).ShouldBe(4500);
        (await Limit(published)).ShouldBeNull();

        async Task<long?> Limit(Answer tender) => (await buyer.Client.Get($"/v1/tenders/{tender.Id}/advice")).ShouldBe(HttpStatusCode.OK)["findings"]!.AsArray()
            .SingleOrDefault(f => f!.Text("code") == "advice.independence-rate")?["limit"]!.GetValue<long>();
    }

    private static JsonObject Rate(int euros, DateOnly from, DateOnly? until)
    {
        var row = new JsonObject { ["name"] = "presumedEmploymentRate", ["unit"] = "EUR", ["value"] = euros, ["from"] = $"{from:yyyy-MM-dd}", ["source"] = "practice" };
        if (until is { } last) row["until"] = $"{last:yyyy-MM-dd}";
        return row;
    }
}
