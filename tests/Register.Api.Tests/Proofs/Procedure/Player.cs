using System.Text.Json.Nodes;
using Register.Api.Tests.Access;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Domain.Freelancers;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Proofs.Procedure;

/// <summary>Plays the model's steps against the program over HTTP, and keeps the ids of what comes of them.</summary>
internal sealed partial class Player(RegisterApp app, IReadOnlyDictionary<Who, ApiClient> clients, IReadOnlyList<Person> people, IReadOnlyList<string> evidence, string available)
{
    private readonly List<string> questions = [];
    private readonly List<string> objections = [];
    private readonly string?[] bids = new string?[Model.Joint + 1];
    private readonly string?[] drafts = new string?[4];
    private JsonArray motivations = [];
    private string tender = "", lot = "", text = "Onderhoud van het openbaar groen.", amended = "";
    private string? draw, contract;

    /// <summary>A tender that is drafted, four freelancers who can do it, and everybody else.</summary>
    public static async Task<Player> Enter(RegisterApp app, IReadOnlyDictionary<Who, ApiClient> town, Model model, int number)
    {
        // No two episodes have a day in common, so that a draw finds these four and nobody else.
        var day = new DateOnly(2031, 1, 1).AddDays(number).ToString("yyyy-MM-dd");
        var people = new List<Person>();
        var evidence = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            people.Add(await app.Registered(FreelancerScenes.AProfile(p => p["availability"] = new JsonObject { ["startDate"] = day, ["endDate"] = day })));
            evidence.Add((await people[i].Adds(FreelancerScenes.Insurance())).Id);
            if (i != Model.Undeclared) await people[i].Declares(app);
        }
        var clients = new Dictionary<Who, ApiClient>(town) { [Who.HerPlatform] = await app.HerPlatform(people[0], Enum.GetValues<Scope>()) };
        for (var i = 0; i < 4; i++) clients[Who.First + i] = people[i].Client;
        var player = new Player(app, clients, people, evidence, day) { pair = model.Kind.Keyed ? new BidPair() : null };
        model.Known = id => people.FindIndex(p => p.Id == id);
        await player.Draft(model);
        return player;
    }

    /// <summary>Everybody whom every episode shares.</summary>
    public static async Task<IReadOnlyDictionary<Who, ApiClient>> Town(RegisterApp app)
    {
        var (authority, other) = (await app.AnAuthority(), await app.AnAuthority("Gemeente Heerlen"));
        return new Dictionary<Who, ApiClient>
        {
            [Who.Nobody] = app.Anyone(), [Who.Operator] = await app.AnOperator(), [Who.Platform] = await app.APlatform(),
            [Who.Publisher] = await app.APersonAt(authority, Duties.Publish, "publisher"), [Who.Anna] = await app.APersonAt(authority, Duties.Open, "anna"),
            [Who.Bert] = await app.APersonAt(authority, Duties.Open, "bert"), [Who.Evaluator] = await app.APersonAt(authority, Duties.Evaluate, "evaluator"), [Who.Juror] = await app.APersonAt(authority, Duties.Evaluate, "juror"),
            [Who.Verifier] = await app.APersonAt(authority, Duties.Verify, "verifier"), [Who.Auditor] = await app.APersonAt(authority, Duties.Audit, "auditor"),
            [Who.WithoutDuties] = await app.APersonAt(authority, Duties.None, "trainee"),
            [Who.Elsewhere] = await app.APersonAt(other, Enum.GetValues<Duties>().Aggregate((a, b) => a | b), "elsewhere"),
        };
    }

    /// <summary>The tender as its authority reads it.</summary>
    public Task<Answer> Read() => clients[Who.Publisher].Get($"/v1/tenders/{tender}");

    /// <summary>Keeps what a success brought.</summary>
    public void Learn(Step step, Answer answer)
    {
        switch (step.What)
        {
            case Operation.Ask: questions.Add(answer.Id); break;
            case Operation.PrepareDraw: draw = answer.Id; break;
            case Operation.Submit: bids[Model.PlaceOf(step)] = answer.Id; break;
            case Operation.BeginBid: drafts[Model.Freelancer(step.Who)!.Value] = answer.Id; break;
            case Operation.HandInBid: bids[step.On] = answer.Id; break;
            case Operation.SubmitSeveral: bids[Model.PlaceOf(step)] = answer["bids"]![0]!.Text("id"); break;
            case Operation.Object or Operation.RecordCase: objections.Add(answer.Id); break;
            case Operation.Sign: contract = answer.Id; break;
            case Operation.Amend: text = amended; break;
        }
    }

    private async Task Draft(Model model)
    {
        var drafted = (await clients[Who.Publisher].Post("/v1/tenders", Content(model, model.Deadline))).ShouldBe(System.Net.HttpStatusCode.Created);
        (tender, lot) = (drafted.Id, drafted["lots"]![0]!.Text("id"));
        var findings = (await clients[Who.Publisher].Get($"/v1/tenders/{tender}/advice"))["findings"]!.AsArray().Where(f => f!.Text("severity") == "mustMotivate");
        motivations = [.. findings.Select(f => new JsonObject { ["code"] = f!.Text("code"), ["pointer"] = f!.Text("pointer"), ["text"] = "Nodig." })];
    }

    private JsonObject Content(Model model, DateTimeOffset deadline, string? description = null)
    {
        var criteria = new JsonArray(
            new JsonObject { ["code"] = "price", ["name"] = "Prijs", ["type"] = "price", ["weightBasisPoints"] = 4000 },
            new JsonObject { ["code"] = "plan", ["name"] = "Plan van aanpak", ["type"] = "quality", ["weightBasisPoints"] = 6000 });
        var conditions = new JsonArray();
        if (model.Kind.Insured)
            conditions.Add(new JsonObject { ["id"] = "insurance", ["kind"] = "liabilityInsurance", ["perEvent"] = Euros(1_000_000), ["assessedAt"] = "award" });
        var lots = new JsonObject { ["title"] = "Plantsoenen", ["estimatedValue"] = Euros(60_000), ["conditions"] = conditions };
        if (lot.Length > 0) lots["id"] = lot;
        var dates = new JsonObject { ["submissionDeadline"] = deadline.ToString("O"), ["standstillDays"] = model.Kind.StandstillDays };
        var settings = new JsonObject
        {
            ["bidderNamesHidden"] = model.Kind.NamesHidden, ["pricePartsHidden"] = model.Kind.PartsHidden, ["conflicts"] = model.Kind.Conflicts, ["memberReplacement"] = model.Kind.Replacement,
        };
        if (pair is not null) settings["bidKey"] = pair.PublicKey;
        if (model.OpensAt is { } opens) dates["bidsFrom"] = opens.ToString("O");
        return new JsonObject
        {
            ["settings"] = settings,
            ["title"] = "Groenonderhoud Wyck", ["description"] = description ?? text, ["procedure"] = model.Kind.Invited ? "invited" : "openNational",
            ["contractType"] = "services", ["cpv"] = "77310000", ["placeOfPerformance"] = new JsonArray("WK093501"), ["contractPeriod"] = Period(model), ["dates"] = dates,
            ["award"] = new JsonObject
            {
                ["criteria"] = criteria, ["priceFormula"] = new JsonObject { ["kind"] = "linear", ["bestPrice"] = Euros(40_000), ["worstPrice"] = Euros(80_000) },
            },
            ["lots"] = new JsonArray(lots),
        };
    }

    private static JsonObject Period(Model model) => new() { ["startDate"] = model.ContractStart.ToString("yyyy-MM-dd"), ["endDate"] = model.ContractEnd.ToString("yyyy-MM-dd") };

    private static JsonObject Euros(int amount) => new() { ["amount"] = amount, ["currency"] = "EUR" };

    // One that a substantial change, or one of the text only, writes; the others leave it as it is.
    private string TextOf(Step step) => step.Variant is 0 or 1 or 2 or 5 ? $"Onderhoud van het groen, tekst {Guid.NewGuid()}." : text;
}
