using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Json;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Views;

namespace Register.Api.Tests.Tenders;

/// <summary>Draws in great number, without the program around them.</summary>
public sealed class DrawAlgorithmTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ProcurementFigures Figures = LegalBook.Open().ProcurementAt(Now) with { InvitedLeast = 1 };

    [Fact]
    public void Ten_thousand_draws_are_recomputed_from_their_records_by_other_code()
    {
        var random = new Random(20260302);
        var (tender, drawn) = (ATender(), 0);
        for (var n = 0; n < 10_000; n++)
        {
            var record = Record(tender, random, n);
            DrawReference.Flaws(record).ShouldBeEmpty();
            if (record["seed"] is not null) drawn++;
        }
        drawn.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void A_change_of_any_record_is_found_out()
    {
        var random = new Random(7);
        var tender = ATender();
        for (var n = 0; n < 500; n++)
        {
            var record = Record(tender, random, n, DrawMethod.Rotation);
            var candidates = record["candidates"]!.AsArray();
            var one = candidates[random.Next(candidates.Count)]!;
            switch (n % 5)
            {
                case 0: one["weight"] = one["weight"]!.GetValue<long>() + 1; break;
                case 1: candidates.Remove(one); break;
                case 2: record["seed"] = Convert.ToHexStringLower(Bytes(random, 32)); break;
                case 3: record["listHash"] = Convert.ToHexStringLower(Bytes(random, 32)); break;
                default:
                    var other = candidates.First(c => c != one)!;
                    (one["place"], other["place"]) = (other["place"]!.DeepClone(), one["place"]!.DeepClone());
                    break;
            }
            DrawReference.Flaws(record).ShouldNotBeEmpty($"change {n % 5} of draw {n}");
        }
    }

    [Fact]
    public void The_first_place_falls_by_weight()
    {
        // Chi-square with four degrees of freedom; 23.5 is passed by chance once in ten thousand, and the seeds are fixed.
        long[] weights = [1, 2, 3, 4, 10];
        Spread(weights, order => order[0]).ShouldBeLessThan(23.5);
        Spread([1, 1, 1, 1, 1], order => order[0]).ShouldBeLessThan(23.5);
        Spread([1000, 333, 250, 1, 416], order => order[0]).ShouldBeLessThan(23.5);
        // The measure tells a wrong weight apart.
        Spread(weights, order => order[0], expected: [2, 2, 3, 4, 9]).ShouldBeGreaterThan(23.5);
    }

    [Fact]
    public void With_the_same_weight_every_place_is_as_likely()
    {
        for (var place = 0; place < 5; place++) Spread([7, 7, 7, 7, 7], order => order[place]).ShouldBeLessThan(23.5);
    }

    [Fact]
    public void The_second_place_falls_by_what_is_left()
    {
        // Of 1, 2 and 3: the chance of each for the second place, summed over who was first, in sixtieths.
        Spread([1, 2, 3], order => order[1], expected: [15, 24, 21], bound: 3).ShouldBeLessThan(18.5);
    }

    [Fact]
    public void A_draw_for_the_page_comes_out_as_the_page_says()
    {
        var order = DrawAlgorithm.Order(Enumerable.Repeat((byte)1, 32).ToArray(), DrawAlgorithm.Hash("an example\n"), "ronde 4417", [1000, 500, 250, 125]);
        Architecture.Tree.Read("docs/draw.md").ShouldContain($"gives the order {string.Join(", ", order.Select(i => i + 1))}.");
    }

    [Theory]
    [InlineData(0, null, 1000)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 365, 250)]
    [InlineData(1, 730, 500)]
    [InlineData(1, 5000, 500)]
    [InlineData(3, 365, 125)]
    [InlineData(1000, 1, 1)]
    public void The_weight_by_rotation_is_a_whole_number_and_never_nothing(int times, int? daysAgo, long weight) =>
        DrawAlgorithm.Rotation(times, daysAgo is { } days ? Now.AddDays(-days) : null, Now).ShouldBe(weight);

    private static double Spread(long[] weights, Func<IReadOnlyList<int>, int> counted, long[]? expected = null, int bound = 5)
    {
        const int draws = 20_000;
        var (seen, parts) = (new int[bound], expected ?? weights);
        var seed = SHA256.HashData("the same in every run"u8);
        for (var n = 0; n < draws; n++) seen[counted(DrawAlgorithm.Order(seed, DrawAlgorithm.Hash("list"), $"value {n}", weights))]++;
        return parts.Select((part, i) => (Want: (double)draws * part / parts.Sum(), Got: seen[i])).Sum(c => (c.Got - c.Want) * (c.Got - c.Want) / c.Want);
    }

    private static JsonNode Record(Tender tender, Random random, int number, DrawMethod? method = null)
    {
        var people = Enumerable.Range(0, random.Next(method is null ? 1 : 4, 12)).Select(i => new Id<Freelancer>(new Guid(Bytes(random, 16)))).ToList();
        var how = method ?? (DrawMethod)(number % 5);
        var chosen = people.Take(how is DrawMethod.Manual or DrawMethod.ManualPlusRandom ? random.Next(1, people.Count + 1) : 0).ToList();
        if (how == DrawMethod.ManualPlusRandom && chosen.Count == people.Count) how = DrawMethod.Manual;
        var chance = how.LeavesToChance();
        var secrets = new DrawSecrets(Bytes(random, 32), Bytes(random, 32));
        var plan = new DrawPlan
        {
            Method = how, Number = chance ? random.Next(chosen.Count + 1, people.Count + 1) : null, Criteria = new DrawCriteria { Sectors = ["8130"] },
            Chosen = [.. chosen.Select(c => new ChosenPerson(c, "Kent de wijk."))], PublicValue = chance ? new PublicSource("Een loterij", Now.AddDays(1)) : null,
        };
        var draw = Draw.Prepare(new Id<Draw>(new Guid(Bytes(random, 16))), tender, plan, secrets, [], Figures, Now);
        var considered = people.Select(p => new Considered(p, ["8130"], [], random.Next(4), random.Next(3) == 0 ? null : Now.AddDays(-random.Next(900))))
            .Concat(Enumerable.Range(0, random.Next(4)).Select(i => new Considered(new Id<Freelancer>(new Guid(Bytes(random, 16))), ["8130"],
                i == 0 ? [ExclusionReason.Hours, ExclusionReason.Rate] : [(ExclusionReason)random.Next(4)], 0, null))).ToList();
        draw.Send(tender, considered, secrets, chance ? $"waarde {number} é" : null, Figures, Now.AddDays(2));
        return JsonNode.Parse(RegisterJson.Write(DrawView.Of(draw, true, null, new Dictionary<Id<Freelancer>, string>())))!;
    }

    private static Tender ATender()
    {
        var tender = Tender.Draft(Id<ContractingAuthority>.New(Now), new TenderContent
        {
            Title = "Groen", Description = "Groen.", Procedure = Procedure.Invited, ContractType = ContractType.Services, Cpv = "77310000",
            PlaceOfPerformance = ["WK093501"], ContractPeriod = new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)),
            Dates = new TenderDates { SubmissionDeadline = Now.AddDays(30) }, Award = TenderView.Example.Award,
            Lots = [new Lot { Title = "Perceel 1", EstimatedValue = Money.Euros(50_000) }],
        }, Now);
        tender.Publish(Now, Figures, Motives.None);
        return tender;
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
