using System.Globalization;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Proofs.Differential;

/// <summary>Random operations of people at a municipality, freelancers and passers-by, with what tells databases apart: accents, capitals,
/// letters that sort otherwise elsewhere, blanks at the end, cents, days, many pages.</summary>
internal sealed class TwinLives(Twins twins, Random random, Twin buyer)
{
    private static readonly string[] Names =
    [
        "Groen van Wyck", "groen van wyck", "GROEN VAN WYCK", "Ångström", "angstrom", "IJsbrand", "ijsbrand", "Ĳsbrand", "Ÿves", "straße", "STRASSE", "Élan", "elan", "e\u0301lan",
        "Ærø", "Zoë", "zoe", "Þór", "İstanbul", "ılgaz", "D'Hondt", "de-Wit", "100% groen", "under_score", "[haken]", "Naam met blank ", "😀 bloem", "中文", "ß",
    ];

    private static readonly string[] Sectors = ["8130", "5621", "6220", "81", "G", "9999"];
    private static readonly string[] Areas = ["GM0935", "WK093501", "PV31", "NL", "GM9999"];

    private readonly List<Twin> people = [];
    private readonly List<(Twin Owner, Twin Thing)> evidence = [];
    private readonly List<(Twin Owner, Twin Thing)> clusters = [];
    private readonly List<Twin> tenders = [];
    private readonly List<(Twin Tender, Twin Lot)> lots = [];
    private readonly List<(Twin Owner, Twin Thing)> bids = [];
    private readonly List<Twin> sets = [];
    private int number = 32_000_000;

    /// <summary>One random operation.</summary>
    public Task Step() => random.Next(20) switch
    {
        0 or 1 => Register(),
        2 => ChangeProfile(),
        3 => AddEvidence(),
        4 or 5 => Search(),
        6 => FoundOrJoin(),
        7 => twins.ReadAll(null, $"/v1/clusters?limit={random.Next(1, 5)}"),
        8 => PublishSet(),
        9 => Draft(),
        10 => PublishTender(),
        11 => twins.ReadAll(null, $"/v1/tenders?limit={random.Next(1, 4)}&area={Pick(Areas)}"),
        12 or 13 => Bid(),
        14 => Check(),
        15 => Ask(),
        16 => Withdraw(),
        17 => ReadOwn(),
        18 => Nonsense(),
        _ => Leave(),
    };

    /// <summary>All that everybody can see.</summary>
    public async Task ReadEverything()
    {
        foreach (var path in (string[])["freelancers?count=true", "clusters?limit=7", "tenders?limit=7", "purchasing-conditions?limit=7", "authorities", "sectors?q=e", "districts?q=wyck", "cpv-codes?q=onderhoud"])
            await twins.ReadAll(null, "/v1/" + path);
        foreach (var tender in tenders)
        {
            await twins.Send(null, HttpMethod.Get, "/v1/tenders/{0}", null, null, tender);
            await twins.Send(null, HttpMethod.Get, "/v1/tenders/{0}/advice", null, null, tender);
            await twins.ReadAll(buyer, "/v1/tenders/{0}/questions?limit=3", tender);
        }
        foreach (var she in people) await twins.ReadAll(she, "/v1/freelancers/{0}/evidence?limit=2", she);
    }

    private async Task Register()
    {
        if (await twins.Make(null, "/v1/freelancers", Profile(random.Next(8) == 0 ? 32_000_000 : ++number)) is { } she) people.Add(she);
    }

    private string Profile(int kvk) => new JsonObject
    {
        ["name"] = Pick(Names), ["identifier"] = new JsonObject { ["scheme"] = "NL-KVK", ["id"] = kvk.ToString(CultureInfo.InvariantCulture) }, ["email"] = "groen@example.nl",
        ["description"] = $"{Pick(Names)} en {Pick(Names)}", ["skills"] = new JsonArray(Pick(Names)), ["sectors"] = new JsonArray(Pick(Sectors)), ["homeDistrict"] = "WK093501",
        ["workAreas"] = new JsonArray(Pick(Areas)), ["hourlyRate"] = Euros(random.Next(1, 1_000_000)), ["hoursPerWeek"] = random.Next(1, 60),
        ["publicFields"] = new JsonArray("description", "skills", "hourlyRate", "hoursPerWeek"), ["openToCollaboration"] = random.Next(2) == 0,
    }.ToJsonString();

    private Task ChangeProfile() => Some(people) is not { } she ? Register() : twins.Change(she, "/v1/freelancers/{0}", now => Profile(int.Parse(now["identifier"]!.Text("id"), CultureInfo.InvariantCulture)), she);

    private async Task AddEvidence()
    {
        if (Some(people) is not { } she) return;
        var day = new DateOnly(2026, 1, 1).AddDays(random.Next(2000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var body = random.Next(3) switch
        {
            0 => new JsonObject { ["kind"] = "insurance", ["cover"] = "business", ["perEvent"] = Euros(random.NextInt64(1, 100_000_000_000)), ["perYear"] = Euros(random.NextInt64(1, 100_000_000_000)), ["validUntil"] = day },
            1 => new JsonObject { ["kind"] = "certificate", ["code"] = "vca", ["issuer"] = Pick(Names) },
            _ => new JsonObject
            {
                ["kind"] = "reference", ["assignment"] = Pick(Names), ["client"] = Pick(Names), ["competences"] = new JsonArray("groen"), ["value"] = Euros(random.NextInt64(1, 10_000_000)),
                ["period"] = new JsonObject { ["startDate"] = "2024-02-29", ["endDate"] = day },
            },
        };
        if (await twins.Make(she, "/v1/freelancers/{0}/evidence", body.ToJsonString(), she) is { } made) evidence.Add((she, made));
        if (random.Next(4) == 0 && Some(evidence) is { Thing: not null } some) await Delete(some.Owner, "/v1/freelancers/{0}/evidence/{1}", some.Owner, some.Thing);
    }

    private Task Search()
    {
        var filters = new List<string> { $"limit={random.Next(1, 8)}" };
        if (random.Next(2) == 0) filters.Add("q=" + Uri.EscapeDataString(random.Next(2) == 0 ? Pick(Names) : Pick(Names)[..1]));
        if (random.Next(3) == 0) filters.Add("sector=" + Pick(Sectors));
        if (random.Next(3) == 0) filters.Add("area=" + Pick(Areas));
        if (random.Next(4) == 0) filters.Add("maxHourlyRate=" + (random.Next(1, 1_000_000) / 100m).ToString(CultureInfo.InvariantCulture));
        if (random.Next(4) == 0) filters.Add("minHoursPerWeek=" + random.Next(1, 60));
        if (random.Next(4) == 0) filters.Add("openToCollaboration=true");
        if (random.Next(4) == 0) filters.Add("count=true");
        return twins.ReadAll(null, "/v1/freelancers?" + string.Join('&', filters));
    }

    private async Task FoundOrJoin()
    {
        if (Some(people) is not { } she) return;
        if (Some(clusters) is { Thing: not null } some && random.Next(2) == 0) await twins.Send(she, HttpMethod.Post, "/v1/clusters/{0}/members", """{ "freelancerId": "{1}" }""", null, some.Thing, she);
        var body = new JsonObject { ["name"] = Pick(Names), ["sectors"] = new JsonArray(Pick(Sectors)), ["areas"] = new JsonArray(Pick(Areas)), ["skills"] = new JsonArray(Pick(Names)), ["open"] = random.Next(2) == 0 };
        if (await twins.Make(she, "/v1/clusters", body.ToJsonString()) is { } made) clusters.Add((she, made));
    }

    private async Task PublishSet()
    {
        var set = $$"""{ "title": "{{Pick(Names)}}", "documents": [{ "title": "Voorwaarden", "url": "https://www.example.nl/aiv.pdf", "sha256": "{{new string('a', 64)}}" }], "conditions": [{ "kind": "capacity", "hoursPerWeek": {{random.Next(1, 60)}} }] }""";
        if (await twins.Make(buyer, "/v1/purchasing-conditions", set) is { } made) sets.Add(made);
        if (Some(sets) is { } some && Some(people) is { } she) await twins.Send(she, HttpMethod.Post, "/v1/purchasing-conditions/{0}/admissions", """{ "acceptsDocuments": true }""", null, some);
        await twins.ReadAll(null, $"/v1/purchasing-conditions?limit={random.Next(1, 4)}");
    }

    private async Task Draft()
    {
        var (one, other) = await twins.Send(buyer, HttpMethod.Post, "/v1/tenders", Tender());
        if (!one.Json.AsObject().ContainsKey("lots")) return;
        var tender = new Twin(one.Id, other.Id);
        tenders.Add(tender);
        lots.AddRange(one["lots"]!.AsArray().Zip(other["lots"]!.AsArray(), (a, b) => (tender, new Twin(a!.Text("id"), b!.Text("id")))));
    }

    private string Tender()
    {
        string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["title"] = Pick(Names), ["description"] = Pick(Names), ["procedure"] = random.Next(4) == 0 ? "european" : "openNational", ["contractType"] = "services", ["cpv"] = "77310000",
            ["placeOfPerformance"] = new JsonArray(Pick(Areas)), ["contractPeriod"] = new JsonObject { ["startDate"] = Day(90), ["endDate"] = Day(400) },
            ["dates"] = new JsonObject { ["submissionDeadline"] = $"{Day(random.Next(5, 60))}T12:00:00Z" },
            ["award"] = JsonNode.Parse("""
                { "criteria": [ { "code": "price", "name": "Prijs", "type": "price", "weightBasisPoints": 4000 }, { "code": "plan", "name": "Plan", "type": "quality", "weightBasisPoints": 6000 } ],
                  "priceFormula": { "kind": "linear", "bestPrice": { "amount": 40000, "currency": "EUR" }, "worstPrice": { "amount": 80000, "currency": "EUR" } } }
                """),
            ["lots"] = new JsonArray(new JsonObject
            {
                ["title"] = Pick(Names), ["estimatedValue"] = Euros(random.Next(1_000_000, 9_000_000)),
                ["conditions"] = new JsonArray(new JsonObject { ["kind"] = "capacity", ["hoursPerWeek"] = random.Next(1, 50) }),
            }),
        }.ToJsonString();
    }

    private async Task PublishTender()
    {
        if (Some(tenders) is not { } tender) return;
        var (one, _) = await twins.Send(buyer, HttpMethod.Get, "/v1/tenders/{0}/advice", null, null, tender);
        var motivations = new JsonArray([.. (one.Json["findings"]?.AsArray() ?? []).Where(f => f!.Text("severity") == "mustMotivate")
            .Select(f => (JsonNode?)new JsonObject { ["code"] = f!.Text("code"), ["pointer"] = f!.Text("pointer"), ["text"] = "Nodig." })]);
        await twins.Send(buyer, HttpMethod.Post, "/v1/tenders/{0}/publication", new JsonObject { ["motivations"] = motivations }.ToJsonString(), null, tender);
    }

    private async Task Bid()
    {
        if (Some(lots) is not { Lot: not null } some || Some(people) is not { } she) return;
        if (await twins.Make(she, "/v1/lots/{0}/bids", BidScenes.ABid(random.Next(1, 10_000_000) / 100m, Pick(Names)).ToJsonString(), some.Lot) is { } made) bids.Add((she, made));
        if (Some(bids) is { Thing: not null } bid) await twins.Send(random.Next(3) == 0 ? Some(people) : bid.Owner, HttpMethod.Get, "/v1/bids/{0}", null, null, bid.Thing);
    }

    private Task Check() => Some(lots) is { Lot: not null } some && Some(people) is { } she
        ? twins.Send(she, HttpMethod.Post, "/v1/tenders/{0}/eligibility-checks", """{ "lotId": "{1}", "bidder": { "freelancerId": "{2}" } }""", null, some.Tender, some.Lot, she) : Task.CompletedTask;

    private async Task Ask()
    {
        if (Some(tenders) is not { } tender || Some(people) is not { } she) return;
        await twins.Send(she, HttpMethod.Post, "/v1/tenders/{0}/questions", new JsonObject { ["question"] = Pick(Names) }.ToJsonString(), null, tender);
        await twins.ReadAll(she, "/v1/tenders/{0}/questions?limit=2", tender);
    }

    private async Task Withdraw()
    {
        if (Some(bids) is { Thing: not null } bid) await twins.Send(bid.Owner, HttpMethod.Post, "/v1/bids/{0}/withdrawal", null, null, bid.Thing);
        if (random.Next(6) == 0 && Some(tenders) is { } tender) await twins.Send(buyer, HttpMethod.Post, "/v1/tenders/{0}/withdrawal", """{ "reason": "Het budget is vervallen." }""", null, tender);
    }

    private async Task ReadOwn()
    {
        if (Some(people) is not { } she) return;
        foreach (var path in (string[])["/v1/freelancers/{0}", "/v1/freelancers/{0}/matches", "/v1/notices", "/v1/consortia", "/v1/freelancers/{0}/admissions"])
            await twins.Send(she, HttpMethod.Get, path, null, null, she);
    }

    private async Task Nonsense()
    {
        var (she, other) = (Some(people), Some(people));
        if (she is null || other is null) return;
        await twins.Send(she, HttpMethod.Post, "/v1/freelancers/{0}/evidence", """{ "kind": "certificate" }""", null, other);
        await twins.Send(she, HttpMethod.Get, "/v1/freelancers?limit=0&cursor=%21&sector=nergens");
        await twins.Send(she, HttpMethod.Delete, "/v1/freelancers/{0}", null, ("\"99\"", "\"99\""), other);
    }

    private Task Leave() => random.Next(6) > 0 || Some(people) is not { } she ? Task.CompletedTask : Delete(she, "/v1/freelancers/{0}", she);

    private async Task Delete(Twin she, string path, params Twin[] things)
    {
        var (one, other) = await twins.Send(she, HttpMethod.Get, path, null, null, things);
        if (one.ETag is not null) await twins.Send(she, HttpMethod.Delete, path, null, (one.ETag, other.ETag!), things);
    }

    private static JsonObject Euros(long cents) => new() { ["amount"] = cents / 100m, ["currency"] = "EUR" };

    private T? Some<T>(List<T> all) => all.Count == 0 ? default : all[random.Next(all.Count)];

    private T Pick<T>(T[] all) => all[random.Next(all.Length)];
}
