using System.Text.Json.Nodes;
using Register.Api.Http;
using Register.Domain.Kernel;

namespace Register.Api.CommandLine;

/// <summary>What happens in the walkthrough, step by step: publish, find, form, bid, open, score, award.</summary>
internal sealed class WalkthroughScript(WalkthroughStage stage, WalkthroughCast cast, MovableClock clock)
{
    private static readonly (string, string?) Anybody = ("Anybody", null);
    private static readonly string[] Declarations = ["selfDeclaration", "conditionsAccepted"];
    private readonly List<(string Bid, string Name)> bids = [];
    private string set = "";
    private string tender = "";
    private string lot = "";

    private Player[] Three => [.. cast.Gardeners.Take(3)];
    private Player[] Two => [.. cast.Gardeners.Skip(3).Take(2)];

    public async Task Play()
    {
        stage.Tell(
            """
            # Tutorial: from purchasing conditions to award

            Written by `dotnet run --project src/Register.Api -- walkthrough --write docs/tutorial.md`: every request below was
            sent to a running server, and every answer is what came back. Ids and hashes differ from run to run; here they are named.

            """);
        await Publish();
        await Find();
        var (first, second) = (await Join(Three, [5000, 2600, 2400], "{consortium-of-three}"), await Join(Two, [6000, 4000], "{consortium-of-two}"));
        await Cover(first);
        await Bid(Three[0], first, 58_000, "Wij werken wijk voor wijk, in vaste ploegen, en maaien na de bloei.", "{bid-of-three}");
        await Bid(Two[0], second, 64_500, "Wij onderhouden alles in twee rondes per jaar.", "{bid-of-two}");
        await Sealed();
        await Open();
        await Award();
        await Letters();
    }

    private async Task Publish()
    {
        var published = await stage.Play("The municipality publishes its purchasing conditions once; every tender can take them over.", cast.Buyer, "POST /v1/purchasing-conditions", new
        {
            title = "Inkoopvoorwaarden groen 2026",
            documents = new[] { new { title = "Algemene inkoopvoorwaarden", url = "https://maastricht.example/inkoopvoorwaarden-2026.pdf", sha256 = new string('a', 64) } },
            conditions = new object[]
            {
                new { kind = "businessRegistration", schemes = new[] { "NL-KVK" } },
                new { kind = "exclusionGroundsAbsent", grounds = new[] { "exg-crim-corrpt", "exg-crim-fraud", "exg-pmt-bre-tax" } },
            },
        }, 201);
        set = stage.Name(Id(published), "{purchasing-conditions}");
        var made = await stage.Play("It drafts a tender with one lot that takes them over and adds its own conditions.", cast.Buyer, "POST /v1/tenders", Tender(set), 201);
        tender = stage.Name(Id(made), "{tender}");
        lot = stage.Name(made["lots"]![0]!["id"]!.GetValue<string>(), "{lot}");
        await stage.Play("Before it publishes, it asks whether the tender asks more than is proportionate.", cast.Buyer, $"GET /v1/tenders/{tender}/advice", null, 200,
            a => a["findings"]!.AsArray().Any(f => f!["code"]!.GetValue<string>() == "advice.turnover-asked"));
        await stage.Play("It keeps the turnover, says why, and publishes the tender; from now on everybody can read both.", cast.Buyer, $"POST /v1/tenders/{tender}/publication", new
        {
            motivations = new[] { new { code = "advice.turnover-asked", pointer = "/lots/0/conditions/2", text = "Ploegen en machines worden een seizoen vooruit betaald." } },
        }, 200, a => a["status"]!.GetValue<string>() == "open");
    }

    private async Task Find()
    {
        await stage.Play("Who does green work in Maastricht? The gardeners are found by sector and area.", Anybody, "GET /v1/freelancers?sector=8130&area=GM0935&limit=3", null, 200,
            a => a["items"]!.AsArray().Select(Id).SequenceEqual(Three.Select(p => p.Id)));
        await stage.Play("The first of them asks whether she could do it alone. The answer is never just no: it names every condition, what is missing and what would mend it.",
            Three[0].Who, $"POST /v1/tenders/{tender}/eligibility-checks", new { lotId = lot, bidder = new { freelancerId = Three[0].Id } }, 200,
            a => a["outcome"]!.GetValue<string>() == "notMet");
        await stage.Play("She bids alone all the same, and is refused with every reason.", Three[0].Who, $"POST /v1/lots/{lot}/bids", new { offer = Offer(58_000, "Ik doe het alleen.") }, 422,
            a => a["code"]!.GetValue<string>() == "bid.not-eligible" && a["errors"]!.AsArray().Count >= 3);
    }

    private async Task<string> Join(Player[] members, int[] shares, string name)
    {
        var formed = await stage.Play($"{members[0].Name} proposes a consortium, with itself as lead and shares that make a whole.", members[0].Who, "POST /v1/consortia", new
        {
            tenderId = tender, lotId = lot, leadId = members[0].Id,
            members = members.Zip(shares, (m, s) => new { freelancerId = m.Id, shareBasisPoints = s, performs = new[] { "maintenance" } }),
            mandate = "The lead speaks for the consortium and hands in the bid.", liability = "jointAndSeveral",
        }, 201);
        var consortium = stage.Name(Id(formed), name);
        JsonNode latest = formed;
        foreach (var member in members)
            await stage.Play($"{member.Name} accepts the documents of the purchasing conditions: once, for every tender that uses them.", member.Who,
                $"POST /v1/purchasing-conditions/{set}/versions/1/acceptances", null, 200);
        foreach (var member in members)
            latest = await stage.Play($"{member.Name} accepts exactly the terms it read.", member.Who, $"PUT /v1/consortia/{consortium}/members/{member.Id}/acceptance",
                new { termsHash = formed["termsHash"]!.GetValue<string>() }, 200);
        return latest["complete"]!.GetValue<bool>() ? consortium : throw new CommandFailure("All accepted, and yet the consortium is not complete.", Failures.FoundWrong);
    }

    private Task Cover(string consortium) =>
        stage.Play("Who covers what? The coverage shows each condition against each member: together nothing is missing.", Three[1].Who, $"GET /v1/consortia/{consortium}/coverage", null, 200,
            a => a["outcome"]!.GetValue<string>() != "notMet");

    private async Task Bid(Player lead, string consortium, int euros, string plan, string name)
    {
        var submitted = await stage.Play($"{lead.Name} hands in the bid of its consortium. It is sealed at once; the receipt proves what was handed in, and when.", lead.Who,
            $"POST /v1/lots/{lot}/bids", new { consortiumId = consortium, offer = Offer(euros, plan) }, 201);
        bids.Add((stage.Name(Id(submitted), name), lead.Name));
    }

    private async Task Sealed()
    {
        await stage.Play("For the municipality a bid does not exist before the opening.", cast.Buyer, $"GET /v1/bids/{bids[0].Bid}", null, 404);
        await stage.Play("Even its own lead cannot read it back: it is sealed for everybody.", Three[0].Who, $"GET /v1/bids/{bids[0].Bid}", null, 200, a => a["offer"] is null);
        await stage.Play("Before the deadline nobody can open anything.", cast.FirstOpener, $"POST /v1/tenders/{tender}/opening", null, 409);
    }

    private async Task Open()
    {
        clock.MoveTo(new DateTimeOffset(2026, 10, 12, 10, 0, 0, TimeSpan.Zero));
        stage.Tell("*Time passes: the deadline is behind us.*\n");
        await stage.Play("One person with the duty to open is not enough.", cast.FirstOpener, $"POST /v1/tenders/{tender}/opening", null, 200);
        await stage.Play("The second, another person, opens the bids; the record says who, when and what.", cast.SecondOpener, $"POST /v1/tenders/{tender}/opening", null, 200,
            a => a["bids"]!.AsArray().Count == bids.Count);
        await stage.Play("Now the assessor can read what was offered.", cast.Assessor, $"GET /v1/lots/{lot}/bids", null, 200, a => a["items"]![0]!["offer"] is not null);
    }

    private async Task Award()
    {
        await stage.Play("The assessor scores quality, with the reason of each score; the price scores itself by the published formula.", cast.Assessor, $"POST /v1/lots/{lot}/scores", new
        {
            scores = new[]
            {
                new { bidId = bids[0].Bid, criterion = "plan", score = 80, reason = "Vaste ploegen per wijk, rekening met de bloei." },
                new { bidId = bids[1].Bid, criterion = "plan", score = 60, reason = "Twee rondes per jaar is weinig voor plantsoenen." },
            },
        }, 200);
        await stage.Play("The ranking follows from scores, weights and formula.", cast.Assessor, $"GET /v1/lots/{lot}/evaluations", null, 200);
        await stage.Play("The municipality decides; every bidder gets a reasoned decision, and the standstill begins.", cast.Assessor, $"POST /v1/lots/{lot}/award-decision",
            new { characteristics = "Vaste ploegen per wijk en werk dat de bloei ontziet, voor een prijs in de onderste helft." }, 200);
    }

    private async Task Letters()
    {
        await stage.Play("The winner reads why it won.", Three[0].Who, $"GET /v1/bids/{bids[0].Bid}/decision", null, 200);
        await stage.Play("The loser reads its own scores, the reasons, and what the winner did better; and until when it can object.", Two[0].Who, $"GET /v1/bids/{bids[1].Bid}/decision", null, 200);
        clock.Move(TimeSpan.FromDays(30));
        stage.Tell("*Time passes: the standstill is over.*\n");
        await stage.Play("The award is final.", Anybody, $"GET /v1/tenders/{tender}", null, 200, a => a["status"]!.GetValue<string>() == "final");
    }

    private static object Offer(int euros, string plan) => new
    {
        price = Money.Euros(euros), answers = new[] { new { criterion = "plan", text = plan } }, declarations = Declarations,
    };

    private static object Tender(string set) => new
    {
        title = "Groenonderhoud Maastricht-West", description = "Onderhoud van plantsoenen, bermen en bomen, twee jaar.", procedure = "openNational",
        contractType = "services", cpv = "77310000", placeOfPerformance = new[] { "GM0935" },
        contractPeriod = new { startDate = "2027-01-01", endDate = "2028-12-31" },
        dates = new { submissionDeadline = "2026-10-12T09:00:00Z", awardPlannedAt = "2026-10-26T09:00:00Z", standstillDays = 20 },
        award = new
        {
            criteria = new object[]
            {
                new { code = "price", name = "Prijs", type = "price", weightBasisPoints = 4000 },
                new { code = "plan", name = "Plan van aanpak", type = "quality", weightBasisPoints = 6000 },
            },
            priceFormula = new { kind = "linear", bestPrice = Money.Euros(40_000), worstPrice = Money.Euros(80_000) },
        },
        lots = new[]
        {
            new
            {
                title = "Groen", estimatedValue = Money.Euros(70_000), purchasingConditions = new[] { new { setId = set, version = 1 } },
                conditions = new object[]
                {
                    new { kind = "sector", id = "green", sectors = new[] { "813" } },
                    new { kind = "workArea", id = "area", areas = new[] { "GM0935" } },
                    new { kind = "minimumTurnover", id = "turnover", amount = Money.Euros(120_000), combine = "sum" },
                    new { kind = "liabilityInsurance", id = "insurance", perEvent = Money.Euros(1_250_000), combine = "anyMember", assessedAt = "contractEnd" },
                    new { kind = "capacity", id = "hours", hoursPerWeek = 60, combine = "sum" },
                    new { kind = "references", id = "experience", competence = "green-maintenance", number = 2, combine = "sum" },
                    new { kind = "certificate", id = "safety", code = "vca-vol", combine = "anyMember" },
                },
            },
        },
    };

    private static string Id(JsonNode? answer) => answer!["id"]!.GetValue<string>();
}
