using System.Text.Json.Nodes;
using Register.Api.Http;
using Register.Domain.Kernel;

namespace Register.Api.CommandLine;

/// <summary>The second chapter: a European open procedure with two lots, an objection that succeeds, and the contracts.</summary>
internal sealed class WalkthroughEuropean(WalkthroughStage stage, WalkthroughCast cast, MovableClock clock)
{
    private static readonly (string, string?) Anybody = ("Anybody", null);
    private string tender = "", parks = "", verges = "";
    private string parksOfOne = "", vergesOfOne = "", parksOfOther = "", vergesOfThird = "";

    private Player One => cast.Gardeners[0];
    private Player Other => cast.Gardeners[1];
    private Player Third => cast.Gardeners[3];

    public async Task Play()
    {
        stage.Tell("# Two lots, open to all of Europe\n");
        clock.MoveTo(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await Publish();
        await Ask();
        await Bid();
        await Open();
        await Decide();
        stage.Tell("# An objection that succeeds\n");
        await Object();
        await DecideAnew();
        await Contract();
    }

    private async Task Publish()
    {
        var made = await stage.Play("The value lies above the threshold, so the buyer drafts a European procedure: two lots, forty days at least to bid, twenty between decision and contract.",
            cast.Buyer, "POST /v1/tenders", Tender(), 201);
        tender = stage.Name(Id(made), "{european-tender}");
        parks = stage.Name(Id(made["lots"]![0]), "{lot-parks}");
        verges = stage.Name(Id(made["lots"]![1]), "{lot-verges}");
        await stage.Play("A deadline that is too near would be refused; this one is not.", cast.Buyer, $"POST /v1/tenders/{tender}/publication", null, 200,
            a => a["status"]!.GetValue<string>() == "open");
    }

    private async Task Ask()
    {
        var asked = await stage.Play("A gardener asks something; nobody learns who asked.", Other.Who, $"POST /v1/tenders/{tender}/questions", new { question = "Mag het maaisel op de berm blijven liggen?", lotId = verges }, 200,
            null, a => Named(a, "asker"));
        var question = stage.Name(Id(asked), "{question}");
        await stage.Play("The buyer answers to everybody at once.", cast.Buyer, $"POST /v1/tenders/{tender}/clarifications",
            new { answers = new[] { new { questionId = question, answer = "Nee: het wordt afgevoerd, anders verruigt de berm." } } }, 200);
        await stage.Play("Anybody reads the clarifications.", Anybody, $"GET /v1/tenders/{tender}/clarifications", null, 200, a => a["items"]!.AsArray().Count == 1);
    }

    private async Task Bid()
    {
        var both = await stage.Play($"{One.Name} bids for both lots in one request: both are handed in, or neither. Each is sealed on its own.", One.Who, $"POST /v1/tenders/{tender}/bids", new
        {
            bids = new[]
            {
                new { lotId = parks, offer = Offer(128_000, "Vaste ploegen per park, gazons naar gebruik gemaaid.") },
                new { lotId = verges, offer = Offer(104_000, "Twee maaironden, de eerste na de zaadval.") },
            },
        }, 200);
        (parksOfOne, vergesOfOne) = (stage.Name(Id(both["bids"]![0]), "{first-bid-for-parks}"), stage.Name(Id(both["bids"]![1]), "{first-bid-for-verges}"));
        parksOfOther = await BidFor(parks, Other, 119_500, "Wij maaien alles om de week.", "{second-bid-for-parks}");
        vergesOfThird = await BidFor(verges, Third, 109_000, "Gefaseerd maaien; bijlage 2 wijst de stroken aan.", "{second-bid-for-verges}");
    }

    private async Task<string> BidFor(string lot, Player bidder, int euros, string plan, string name) =>
        stage.Name(Id(await stage.Play($"{bidder.Name} bids for one lot.", bidder.Who, $"POST /v1/lots/{lot}/bids", new { offer = Offer(euros, plan) }, 201)), name);

    private async Task Open()
    {
        clock.MoveTo(new DateTimeOffset(2027, 1, 11, 12, 0, 0, TimeSpan.Zero));
        stage.Tell("*Time passes: the deadline is behind us.*\n");
        await stage.Play("Whoever comes now comes too late.", Third.Who, $"POST /v1/lots/{parks}/bids", new { offer = Offer(100_000, "Ook de parken.") }, 409, a => Code(a) == "tender.closed");
        await stage.Play("The first opener.", cast.FirstOpener, $"POST /v1/tenders/{tender}/opening", null, 200);
        await stage.Play("The second opener: the bids of both lots are opened, and the record tells of the one that came too late.", cast.SecondOpener, $"POST /v1/tenders/{tender}/opening", null, 200,
            a => a["bids"]!.AsArray().Count == 4 && a["lateAttempts"]!.GetValue<int>() == 1, ByLot);
    }

    private async Task Decide()
    {
        await Score("The assessor scores the bids for the parks.", parks, (parksOfOne, 80, "Vaste ploegen, gemaaid naar gebruik."), (parksOfOther, 50, "Elke week maaien is niet gevraagd."));
        await Award("The parks are decided.", parks, parksOfOne, "Vaste ploegen die de parken kennen.");
        await stage.Play("A tender is as far as its slowest lot.", Anybody, $"GET /v1/tenders/{tender}", null, 200, a => a["status"]!.GetValue<string>() == "opened");
        await Score("The assessor scores the bids for the verges.", verges, (vergesOfOne, 70, "Twee ronden na de zaadval."), (vergesOfThird, 60, "Gefaseerd, maar welke stroken blijft onduidelijk."));
        await Award("The verges are decided too.", verges, vergesOfOne, "Twee maaironden na de zaadval.");
    }

    private async Task Object()
    {
        var objected = await stage.Play($"{Third.Name} reads its letter and objects within the standstill: part of its plan was not read.", Third.Who, "POST /v1/objections", new
        {
            bidId = vergesOfThird, grounds = new[] { "Bijlage 2 wijst elke strook aan; de beoordeling noemt haar niet." }, remedy = "Een nieuwe beoordeling van het plan van aanpak.",
        }, 201);
        var objection = stage.Name(Id(objected), "{objection}");
        await stage.Play("No contract in the standstill.", cast.Assessor, "POST /v1/contracts", new { lotId = parks }, 409, a => Code(a) == "contract.standstill");
        clock.MoveTo(new DateTimeOffset(2027, 2, 8, 9, 0, 0, TimeSpan.Zero));
        stage.Tell("*Time passes: the standstill is over.*\n");
        await stage.Play("And none on the verges as long as the objection is open.", cast.Assessor, "POST /v1/contracts", new { lotId = verges }, 409, a => Code(a) == "contract.objection");
        await stage.Play("The municipality looks again, and finds that the objection is right.", cast.Assessor, $"POST /v1/objections/{objection}/outcome",
            new { result = "upheld", reasons = "Bijlage 2 is niet meegewogen; dat had gemoeten." }, 200);
        await stage.Play("Then the decision cannot stand: it is taken back, with a reason for everybody.", cast.Assessor, $"POST /v1/lots/{verges}/award-decision/withdrawal",
            new { reason = "De plannen van aanpak zijn opnieuw beoordeeld, met alle bijlagen." }, 200);
    }

    private async Task DecideAnew()
    {
        await Score("The plan is scored anew; what was given before is replaced.", verges, (vergesOfThird, 90, "Gefaseerd, strook voor strook aangewezen in bijlage 2."));
        await Award("A new decision, with a standstill of its own.", verges, vergesOfThird, "Gefaseerd maaien, strook voor strook aangewezen.");
        await stage.Play($"{One.Name} had won and now has not. Its letter says why, and shows the one that was taken back.", One.Who, $"GET /v1/bids/{vergesOfOne}/decision", null, 200,
            a => a["earlier"]!.AsArray().Count == 1);
    }

    private async Task Contract()
    {
        clock.MoveTo(new DateTimeOffset(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
        stage.Tell("*Time passes: the second standstill is over, and nobody objected.*\n");
        foreach (var (lot, winner, name) in new[] { (parks, One, "{contract-parks}"), (verges, Third, "{contract-verges}") })
        {
            var signed = await stage.Play("The municipality signs, for the value that was bid and the days of the tender.", cast.Assessor, "POST /v1/contracts", new { lotId = lot }, 201);
            var contract = stage.Name(Id(signed), name);
            await stage.Play($"{winner.Name} accepts.", winner.Who, $"POST /v1/contracts/{contract}/acceptance", null, 200, a => a["status"]!.GetValue<string>() == "agreed");
        }
        await stage.Play("Anybody reads what was agreed.", Anybody, $"GET /v1/lots/{verges}/contract", null, 200);
    }

    private JsonNode Named(JsonNode answer, string member)
    {
        stage.Name(answer[member]!.GetValue<string>(), $"{{{member}}}");
        return answer;
    }

    // Bids that came in one request came at one instant.
    private JsonNode ByLot(JsonNode answer)
    {
        answer["bids"] = new JsonArray([.. answer["bids"]!.AsArray().Select(b => b!.DeepClone()).OrderBy(b => b["lotId"]!.GetValue<string>() == verges).ThenBy(b => b["submittedAt"]!.GetValue<string>(), StringComparer.Ordinal)]);
        return answer;
    }

    private Task Score(string explanation, string lot, params (string Bid, int Score, string Reason)[] scores) => stage.Play(explanation, cast.Assessor, $"POST /v1/lots/{lot}/scores",
        new { scores = scores.Select(s => new { bidId = s.Bid, criterion = "plan", score = s.Score, reason = s.Reason }) }, 200);

    private async Task Award(string explanation, string lot, string winner, string characteristics)
    {
        await stage.Play("Who is first?", cast.Assessor, $"GET /v1/lots/{lot}/evaluations", null, 200, a => a["bids"]![0]!["result"]!["bidId"]!.GetValue<string>() == winner);
        await stage.Play(explanation, cast.Assessor, $"POST /v1/lots/{lot}/award-decision", new { characteristics }, 200, a => a["standstillLastDay"] is not null);
    }

    private static object Offer(int euros, string plan) => new
    {
        price = Money.Euros(euros), answers = new[] { new { criterion = "plan", text = plan } }, declarations = new[] { "selfDeclaration", "conditionsAccepted" },
    };

    private static object Tender() => new
    {
        title = "Parken en bermen 2027", description = "Onderhoud van de parken en de bermen, een jaar.", procedure = "european",
        contractType = "services", cpv = "77310000", placeOfPerformance = new[] { "GM0935" },
        contractPeriod = new { startDate = "2027-04-01", endDate = "2028-03-31" },
        dates = new { submissionDeadline = "2027-01-11T11:00:00Z", standstillDays = 20 },
        award = new
        {
            criteria = new object[]
            {
                new { code = "price", name = "Prijs", type = "price", weightBasisPoints = 4000 },
                new { code = "plan", name = "Plan van aanpak", type = "quality", weightBasisPoints = 6000 },
            },
            priceFormula = new { kind = "linear", bestPrice = Money.Euros(90_000), worstPrice = Money.Euros(160_000) },
        },
        lots = new[] { Lot("Parken", 150_000), Lot("Bermen", 120_000) },
    };

    private static object Lot(string title, int euros) => new
    {
        title, estimatedValue = Money.Euros(euros), conditions = new object[] { new { kind = "sector", id = "green", sectors = new[] { "813" } } },
    };

    private static string? Code(JsonNode answer) => answer["code"]?.GetValue<string>();

    private static string Id(JsonNode? answer) => answer!["id"]!.GetValue<string>();
}
