using System.Text.Json.Nodes;
using Register.Api.Http;
using Register.Domain.Kernel;

namespace Register.Api.CommandLine;

/// <summary>The third chapter: a tender by invitation, with those who are invited found by a draw that anybody can recompute.</summary>
internal sealed class WalkthroughInvitation(WalkthroughStage stage, WalkthroughCast cast, MovableClock clock)
{
    private static readonly (string, string?) Anybody = ("Anybody", null);
    private static readonly string[] Places = ["first", "second", "third", "fourth", "fifth"];
    private readonly List<Player> drawn = [];
    private string tender = "", lot = "", draw = "";

    public async Task Play()
    {
        stage.Tell("# By invitation, with a draw\n");
        clock.MoveTo(new DateTimeOffset(2027, 3, 15, 9, 0, 0, TimeSpan.Zero));
        await Promise();
        await Draw();
        await Invited();
        await Open();
    }

    private async Task Promise()
    {
        var made = await stage.Play("A smaller job: the buyer means to ask three. It drafts a tender by invitation.", cast.Buyer, "POST /v1/tenders", Tender(), 201);
        (tender, lot) = (stage.Name(Id(made), "{invited-tender}"), stage.Name(Id(made["lots"]![0]), "{invited-lot}"));
        var prepared = await stage.Play("How the three will be found is settled before anybody can know the outcome: the criteria, the method, a secret seed that is promised by its hash, and a public value that will be known tomorrow.",
            cast.Buyer, $"POST /v1/tenders/{tender}/draws", new
            {
                method = "random", number = 3, criteria = new { sectors = new[] { "8130" }, areas = new[] { "GM0935" } },
                publicValue = new { source = "drand, ronde 4417", knownFrom = "2027-03-16T12:00:00Z" },
            }, 201);
        draw = stage.Name(Id(prepared), "{draw}");
        await stage.Play("Anybody reads what was promised.", Anybody, "GET /v1/draw-promises", null, 200, a => a["items"]!.AsArray().Count == 1);
        await stage.Play("The buyer publishes; only those who are invited will see it.", cast.Buyer, $"POST /v1/tenders/{tender}/publication", null, 200);
        await stage.Play("Before the public value is known nothing goes out.", cast.Buyer, $"POST /v1/tenders/{tender}/draws/{draw}/invitations", new { publicValue = "ronde 4417: 9f86d081" }, 409,
            a => a["code"]!.GetValue<string>() == "draw.too-early");
    }

    private async Task Draw()
    {
        clock.MoveTo(new DateTimeOffset(2027, 3, 16, 13, 0, 0, TimeSpan.Zero));
        stage.Tell("*Time passes: the public value is known.*\n");
        await stage.Play("Now the list is taken, the order follows from seed and public value, and three are invited. Who they are differs from run to run; here they stand in the order drawn.",
            cast.Buyer, $"POST /v1/tenders/{tender}/draws/{draw}/invitations", new { publicValue = "ronde 4417: 9f86d081" }, 200, a => a["invited"]!.GetValue<int>() == 3, InTheOrderDrawn);
        await stage.Play("Who was drawn fourth was not invited, and sees no tender.", ("The fourth drawn", drawn[3].Key), $"GET /v1/tenders/{tender}", null, 404);
        await stage.Play("But she can see that she was considered, and that the lot fell otherwise.", ("The fourth drawn", drawn[3].Key), $"GET /v1/freelancers/{drawn[3].Id}/invitations", null, 200,
            a => a["items"]!.AsArray().Count == 1);
    }

    private async Task Invited()
    {
        await stage.Play("Who was drawn second has no time, and says so.", ("The second drawn", drawn[1].Key), $"POST /v1/tenders/{tender}/draws/{draw}/declination", new { reason = "Deze maanden zit ik vol." }, 200,
            null, InTheOrderDrawn);
        await stage.Play("The next in the order drawn comes in her place.", cast.Buyer, $"POST /v1/tenders/{tender}/draws/{draw}/replacements", null, 200,
            a => a["candidates"]!.AsArray().Count(c => c!["outcome"]!.GetValue<string>() == "invited") == 3, InTheOrderDrawn);
        foreach (var place in new[] { 0, 3 })
            await stage.Play("Who is invited bids.", ($"The {Places[place]} drawn", drawn[place].Key), $"POST /v1/lots/{lot}/bids", new { offer = Offer(24_000 + (place * 500)) }, 201);
        await stage.Play("Nobody else can.", ("The fifth drawn", drawn[4].Key), $"POST /v1/lots/{lot}/bids", new { offer = Offer(20_000) }, 404);
    }

    private async Task Open()
    {
        clock.MoveTo(new DateTimeOffset(2027, 4, 12, 12, 0, 0, TimeSpan.Zero));
        stage.Tell("*Time passes: the deadline is behind us.*\n");
        await stage.Play("The first opener.", cast.FirstOpener, $"POST /v1/tenders/{tender}/opening", null, 200);
        await stage.Play("The second opener. From here on it goes as above.", cast.SecondOpener, $"POST /v1/tenders/{tender}/opening", null, 200, a => a["bids"]!.AsArray().Count == 2);
    }

    /// <summary>The lot decides who they are: they are told by their place.</summary>
    private JsonNode InTheOrderDrawn(JsonNode answer)
    {
        var people = answer["candidates"]!.AsArray().Select(p => p!.DeepClone()).OrderBy(p => p["place"]!.GetValue<int>()).ToList();
        if (drawn.Count == 0)
            foreach (var (person, place) in people.Zip(Places))
            {
                drawn.Add(cast.Gardeners.Single(g => g.Id == person["freelancerId"]!.GetValue<string>()));
                stage.Name(drawn[^1].Id, $"{{the-{place}-drawn}}");
                stage.Name(drawn[^1].Name, $"The {place} drawn");
            }
        answer["candidates"] = new JsonArray([.. people]);
        return answer;
    }

    private static object Offer(int euros) => new
    {
        price = Money.Euros(euros), answers = new[] { new { criterion = "plan", text = "Wij snoeien in de rustperiode." } }, declarations = new[] { "selfDeclaration", "conditionsAccepted" },
    };

    private static object Tender() => new
    {
        title = "Snoeironde Heer", description = "Een snoeironde langs de lanen van Heer.", procedure = "invited",
        contractType = "services", cpv = "77310000", placeOfPerformance = new[] { "GM0935" },
        contractPeriod = new { startDate = "2027-10-01", endDate = "2027-12-31" },
        dates = new { submissionDeadline = "2027-04-12T11:00:00Z" },
        award = new
        {
            criteria = new object[]
            {
                new { code = "price", name = "Prijs", type = "price", weightBasisPoints = 5000 },
                new { code = "plan", name = "Plan van aanpak", type = "quality", weightBasisPoints = 5000 },
            },
            priceFormula = new { kind = "linear", bestPrice = Money.Euros(15_000), worstPrice = Money.Euros(35_000) },
        },
        lots = new[] { new { title = "Snoeien", estimatedValue = Money.Euros(25_000) } },
    };

    private static string Id(JsonNode? answer) => answer!["id"]!.GetValue<string>();
}
