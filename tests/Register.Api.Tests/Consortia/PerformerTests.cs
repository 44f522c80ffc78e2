using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Consortia;

// Nearer than the others, because both have a word for errors.
using Register.Api.Tests.Freelancers;

/// <summary>A condition that names who does the work is held against the parts that the members of a consortium do.</summary>
public sealed class PerformerTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private const string Cutting = """{ "id": "vca", "kind": "certificate", "code": "vca", "combine": "performer", "performer": "bomen" }""";

    private readonly RegisterApp app = tenders.App;

    [Theory]
    [InlineData("nl", "Niemand doet het onderdeel bomen, dat in een eis is genoemd.", "Niemand in de combinatie doet het gevraagde onderdeel van het werk bomen.")]
    [InlineData("en", "Nobody does the part bomen that a condition names.", "Nobody in the consortium does the part of the work asked for bomen.")]
    public async Task A_part_of_the_work_that_nobody_does_is_told_in_terms_and_coverage_and_refuses_the_bid(string language, string remark, string reason)
    {
        var (played, anna, bram) = (await ALot($"[{Cutting}]"), await app.Registered(), await app.Registered());
        await anna.Adds(Vca());
        var consortium = await Complete(played, anna, bram);
        var place = $"/v1/consortia/{consortium}";

        foreach (var read in new[] { place, $"{place}/coverage" })
        {
            var told = (await bram.Client.Send(HttpMethod.Get, read, language: language))["remarks"]!.AsArray().ShouldHaveSingleItem()!;
            (told.Text("pointer"), told.Text("code"), told.Text("text")).ShouldBe(("/members", "profile.performer-missing", remark));
        }
        var refused = (await anna.Client.Send(HttpMethod.Post, $"/v1/lots/{played.LotId}/bids", BidScenes.ABidOf(consortium), language: language)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("bid.not-eligible");
        refused.Text.ShouldContain("certificate.noPerformer");
        refused.Text.ShouldContain(reason);

        // Her certificate is of no use when the work is his; when it is hers it is.
        (await Divides(anna, bram, consortium, "maaien", "bomen"))["remarks"]!.AsArray().ShouldBeEmpty();
        (await anna.Bids(played, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.UnprocessableEntity).Text.ShouldContain("certificate.missing");
        await Divides(anna, bram, consortium, "bomen", "maaien");
        (await anna.Bids(played, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_part_that_one_of_several_ways_names_is_told_and_refuses_nobody_who_goes_another()
    {
        var played = await ALot($$"""[{ "kind": "anyOf", "conditions": [{{Cutting}}, { "id": "etw", "kind": "certificate", "code": "etw" }] }]""");
        var (anna, bram) = (await app.Registered(), await app.Registered());
        await anna.Adds(Vca("etw"));
        var consortium = await Complete(played, anna, bram);
        (await anna.Client.Get($"/v1/consortia/{consortium}"))["remarks"]!.AsArray().Count.ShouldBe(1);
        (await anna.Bids(played, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Who_is_relied_on_for_it_does_the_part()
    {
        var (played, anna, bram, expert) = (await ALot($"[{Cutting}]"), await app.Registered(), await app.Registered(), await app.Registered());
        var consortium = await Complete(played, anna, bram);
        (await anna.Client.Post($"/v1/lots/{played.LotId}/reliances",
            new { consortiumId = consortium, freelancerId = expert.Id, conditions = new[] { "vca" }, performs = new[] { "bomen" } })).ShouldBe(HttpStatusCode.Created);
        (await anna.Client.Get($"/v1/consortia/{consortium}"))["remarks"]!.AsArray().ShouldBeEmpty();
        (await anna.Client.Get($"/v1/consortia/{consortium}/coverage"))["remarks"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nl", "Deze zzp'er doet voor dit perceel zelf, direct of via anderen, een beroep op deze inschrijver.", "Een beroep op een lid van de eigen combinatie is geen beroep op een derde.")]
    [InlineData("en", "For this lot this freelancer relies, directly or through others, on this bidder.", "Relying on a member of one's own consortium is no reliance on a third party.")]
    public async Task Relying_in_a_circle_or_on_a_member_is_refused_in_words_and_changes_nothing(string language, string circular, string onMember)
    {
        var (played, anna, bram, carla) = (await ALot($"[{Cutting}]"), await app.Registered(), await app.Registered(), await app.Registered());
        Task<Answer> Relies(Person who, Person on, string? consortium) => who.Client.Send(HttpMethod.Post, $"/v1/lots/{played.LotId}/reliances",
            new { consortiumId = consortium, freelancerId = on.Id, conditions = new[] { "vca" }, performs = new[] { "bomen" } }, language: language);
        var consortium = await Complete(played, anna, bram);

        var member = (await Relies(anna, bram, consortium)).ShouldBe(HttpStatusCode.BadRequest);
        (member.Errors().ShouldHaveSingleItem(), member["errors"]![0]!.Text("text")).ShouldBe(("/freelancerId profile.reliance-on-member", onMember));
        (await Relies(carla, bram, null)).ShouldBe(HttpStatusCode.Created);
        var round = (await Relies(anna, carla, consortium)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (round.Errors().ShouldHaveSingleItem(), round["errors"]![0]!.Text("text")).ShouldBe(("/freelancerId reliance.circular", circular));
        (await anna.Client.Get($"/v1/reliances?consortiumId={consortium}")).Ids().ShouldBeEmpty();
    }

    private Task<Played> ALot(string conditions) => app.ATenderForBids(t => t["lots"]![0]!["conditions"] = JsonNode.Parse(conditions));

    private static Task<string> Complete(Played played, Person lead, Person partner) =>
        lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000));

    // The lead says who does what, and both accept.
    private static async Task<Answer> Divides(Person lead, Person partner, string consortium, string leads, string partners)
    {
        var place = $"/v1/consortia/{consortium}";
        (await lead.Client.Put(place, new
        {
            leadId = lead.Id, mandate = "Namens ons inschrijven.", liability = "byShare",
            members = new[]
            {
                new { freelancerId = lead.Id, shareBasisPoints = 6000, performs = new[] { leads } },
                new { freelancerId = partner.Id, shareBasisPoints = 4000, performs = new[] { partners } },
            },
        }, (await lead.Client.Get(place)).ETag)).ShouldBe(HttpStatusCode.OK);
        await lead.Accepts(consortium);
        return await partner.Accepts(consortium);
    }

    private static JsonObject Vca(string code = "vca") => new() { ["kind"] = "certificate", ["code"] = code, ["issuer"] = "Kiwa", ["validUntil"] = "2099-12-31" };
}
