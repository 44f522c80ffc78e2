using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Tenders;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests.Freelancers;

public sealed class SelfDeclarationTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private const string Asked = """[{ "id": "uea", "kind": "selfDeclaration" }, { "id": "gronden", "kind": "exclusionGroundsAbsent", "grounds": ["exg-sitn-bankr"] }]""";

    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task The_form_asks_every_ground_and_says_each_in_two_languages()
    {
        var (dutch, english) = (await Form("nl"), await Form("en"));
        dutch["exclusionGrounds"]!.AsArray().Count.ShouldBe(23);
        foreach (var (nl, en) in Questions(dutch).Zip(Questions(english)))
        {
            nl.Text("code").ShouldBe(en.Text("code"));
            nl.Text("text").ShouldNotStartWith("espd.", Case.Sensitive, "the code has no text");
            en.Text("text").ShouldNotBeNullOrWhiteSpace();
        }
        Questions(dutch).Single(q => q.Text("code") == "exg-sitn-bankr").Text("text").ShouldBe("Faillissement");
    }

    [Fact]
    public async Task Once_filled_in_it_is_confirmed_for_a_lot_with_one_call_and_only_for_that_lot()
    {
        var (she, one, two) = (await app.Registered(), await ALot(), await ALot());
        (await Outcomes(she, one)).ShouldBe("uea notMet selfDeclaration.missing, gronden unproven exclusionGroundsAbsent.missing");
        var filled = await she.FillsIn(await Answers());
        (await Outcomes(she, one)).ShouldBe("uea unproven selfDeclaration.notConfirmed, gronden met exclusionGroundsAbsent.met");
        (await she.Confirms(one, filled)).ShouldBe(HttpStatusCode.OK);
        (await Outcomes(she, one)).ShouldBe("uea met selfDeclaration.met, gronden met exclusionGroundsAbsent.met");
        (await Outcomes(she, two)).ShouldStartWith("uea unproven selfDeclaration.notConfirmed");
    }

    [Fact]
    public async Task What_changed_since_it_was_confirmed_is_told_and_asks_for_a_new_confirmation()
    {
        var (she, lot) = (await app.Registered(), await ALot());
        var answers = await Answers();
        var first = await she.FillsIn(answers);
        first["changedSinceConfirmed"]!.AsArray().ShouldBeEmpty();
        await she.Confirms(lot, first);
        (await she.FillsIn(answers))["edition"]!.GetValue<int>().ShouldBe(1, "the same answers are no change");

        answers.First(a => a!.Text("code") == "exg-sitn-bankr")!["answer"] = true;
        var changed = await she.FillsIn(answers);
        var change = changed["changedSinceConfirmed"]!.AsArray().ShouldHaveSingleItem()!;
        (change.Text("code"), change["was"]!["answer"]!.GetValue<bool>(), change["is"]!["answer"]!.GetValue<bool>()).ShouldBe(("exg-sitn-bankr", false, true));
        (await Outcomes(she, lot)).ShouldBe("uea unproven selfDeclaration.notConfirmed, gronden notMet exclusionGroundsAbsent.applies");
        (await she.Confirms(lot, first)).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await she.Confirms(lot, changed)).ShouldBe(HttpStatusCode.OK)["changedSinceConfirmed"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_member_of_a_consortium_declares_for_herself_and_the_lead_by_handing_in_the_bid()
    {
        var (lead, partner, played) = (await app.Registered(), await app.Registered(), await ALot());
        var consortium = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000));
        await lead.FillsIn(await Answers());
        var bid = BidScenes.ABidOf(consortium);
        (await lead.Bids(played, bid)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.not-eligible");

        var filled = await partner.FillsIn(await Answers());
        (await partner.Confirms(played, filled)).ShouldBe(HttpStatusCode.OK);
        var handedIn = (await lead.Bids(played, bid)).ShouldBe(HttpStatusCode.Created).Id;
        (await lead.Client.Get($"/v1/bids/{handedIn}/eligibility"))["report"]!["outcome"]!.GetValue<string>().ShouldBe("met");
    }

    [Fact]
    public async Task Nobody_bids_on_a_declaration_that_was_never_filled_in()
    {
        var (she, played) = (await app.Registered(), await ALot());
        (await she.Bids(played)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.not-eligible");
    }

    [Fact]
    public async Task Everything_wrong_with_the_answers_is_said_at_once_and_changes_nothing()
    {
        var she = await app.Registered();
        var answers = await Answers();
        answers.RemoveAt(0);
        answers[0]!["occurredOn"] = "2020-01-01";
        answers.Add(new JsonObject { ["code"] = "slc-shoes", ["answer"] = true });
        answers.Add(new JsonObject { ["code"] = "exg-pmt-tax", ["answer"] = true });
        answers.Add(new JsonObject { ["code"] = "exg-pmt", ["answer"] = true });
        answers.Add(answers[1]!.DeepClone());
        var last = answers.Count - 1;
        var refused = (await she.Client.Put(Place(she), new JsonObject { ["answers"] = answers }, null)).ShouldBe(HttpStatusCode.BadRequest);
        FreelancerScenes.Errors(refused).ShouldBe(new[]
        {
            "/answers declaration.unanswered", "/answers/0/occurredOn evidence.day-without-ground", $"/answers/{last - 3}/code declaration.unknown-code",
            $"/answers/{last - 2}/code exclusion-ground.unknown", $"/answers/{last - 1}/code exclusion-ground.is-group", $"/answers/{last}/code declaration.twice",
        }.Order(StringComparer.Ordinal));
        (await she.Client.Get(Place(she))).ShouldBe(HttpStatusCode.NotFound);
        (await she.Confirms(await ALot(), "\"1\"")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("declaration.not-filled-in");
    }

    [Fact]
    public async Task Nobody_else_reads_it_and_it_is_exported_and_erased_with_her()
    {
        var (she, other) = (await app.Registered(), await app.Registered());
        await she.FillsIn(await Answers());
        (await other.Client.Get(Place(she))).ShouldBe(HttpStatusCode.NotFound);
        (await (await app.AVerifier()).Get(Place(she))).ShouldBe(HttpStatusCode.Forbidden);
        (await she.Client.Get($"{she.Place()}/personal-data"))["selfDeclaration"]!["answers"]!.AsArray().Count.ShouldBe(23);
        (await she.Client.Delete(she.Place(), (await she.Client.Get(she.Place())).ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await app.InWrite(services => services.GetRequiredService<SelfDeclarationStore>().Find(SelfDeclaration.IdOf(Id<Freelancer>.Parse(she.Id))))).ShouldBeNull();
    }

    private Task<Played> ALot() => app.ATenderForBids(t => t["lots"]![0]!["conditions"] = JsonNode.Parse(Asked));

    private async Task<Answer> Form(string language) =>
        (await app.Anyone().Send(HttpMethod.Get, "/v1/self-declaration-form", language: language)).ShouldBe(HttpStatusCode.OK);

    private static IEnumerable<JsonNode> Questions(Answer form) => form["exclusionGrounds"]!.AsArray().Concat(form["selectionCriteria"]!.AsArray()).Select(q => q!);

    // Nothing applies.
    private async Task<JsonArray> Answers() =>
        [.. (await Form("nl"))["exclusionGrounds"]!.AsArray().Select(q => (JsonNode?)new JsonObject { ["code"] = q!.Text("code"), ["answer"] = false })];

    private static async Task<string> Outcomes(Person she, Played played)
    {
        var report = (await she.Client.Post($"/v1/tenders/{played.TenderId}/eligibility-checks", new { lotId = played.LotId, bidder = new { freelancerId = she.Id } })).ShouldBe(HttpStatusCode.OK);
        return string.Join(", ", report["findings"]!.AsArray().Select(f => $"{f!.Text("condition")} {f!.Text("outcome")} {f!.Text("code")}"));
    }

    private static string Place(Person she) => $"{she.Place()}/self-declaration";
}

/// <summary>What freelancers do with their self-declaration.</summary>
internal static class Declaring
{
    public static async Task<Answer> FillsIn(this Person she, JsonArray answers) =>
        (await she.Client.Put($"{she.Place()}/self-declaration", new JsonObject { ["answers"] = answers.DeepClone() }, null)).ShouldBe(HttpStatusCode.OK);

    public static Task<Answer> Confirms(this Person she, Played played, Answer read) => she.Confirms(played, read.ETag!);

    public static Task<Answer> Confirms(this Person she, Played played, string etag) =>
        she.Client.Put($"{she.Place()}/self-declaration/confirmations/{played.LotId}", null, etag);
}
