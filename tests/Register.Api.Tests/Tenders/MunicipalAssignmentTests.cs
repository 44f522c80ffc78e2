using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Freelancers;
using Register.Infrastructure.Reference;

namespace Register.Api.Tests.Tenders;

using static MunicipalAssignment;

/// <summary>A running program with all official lists, where they lie beside the repository, and otherwise with our own.</summary>
public sealed class OfficialListsApp : IAsyncLifetime
{
    public RegisterApp App { get; } = new();

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        if (!Directory.Exists(FactWhenReferencePresentAttribute.Folder)) return;
        await App.InWrite(async services =>
        {
            var importer = services.GetRequiredService<ReferenceImporter>();
            await using var sectors = FactWhenReferencePresentAttribute.Open("sbi2025.csv");
            await using var districts = FactWhenReferencePresentAttribute.Open("wijken_2024.csv");
            await using var municipalities = FactWhenReferencePresentAttribute.Open("gemeenten_2024.csv");
            await using var cpv = FactWhenReferencePresentAttribute.Open("cpv2008.csv");
            (await importer.ImportSectors(sectors, 2025)).Errors.Count.ShouldBe(0);
            (await importer.ImportDistricts(districts, municipalities, 2024)).Errors.Count.ShouldBe(0);
            (await importer.ImportCpvCodes(cpv, 2008)).Errors.Count.ShouldBe(0);
            return 0;
        });
    }

    public Task DisposeAsync() => App.DisposeAsync();
}

/// <summary>Real kinds of municipal work, from purchasing conditions to bids, finding by finding.</summary>
public sealed class MunicipalAssignmentTests(OfficialListsApp official) : IClassFixture<OfficialListsApp>
{
    private readonly RegisterApp app = official.App;

    public static TheoryData<string> All => [.. Names];

    [Fact]
    public void There_are_five_kinds() => Names.ShouldBe(["catering", "communicatie", "groenonderhoud", "ict-beheer", "training-sociaal-domein"]);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_bidder_is_told_what_it_meets_and_what_it_lacks_and_bids_or_is_refused_for_just_that(string name)
    {
        var assignment = Read(name, app.Clock.GetUtcNow());
        var buyer = await app.ABuyer();
        var set = (await buyer.Client.Post("/v1/purchasing-conditions", assignment.PurchasingConditions)).ShouldBe(HttpStatusCode.Created).Id;
        var tender = await Published(assignment, buyer, set);
        var people = new Dictionary<string, Person>();
        foreach (var (who, candidate) in assignment.People) people.Add(who, await Enters(candidate, buyer, set));
        foreach (var bidder in assignment.Bidders) await Tries(bidder, people, tender);
    }

    private static async Task<Answer> Published(MunicipalAssignment assignment, Buyer buyer, string set)
    {
        assignment.Tender["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = set, ["version"] = 1 });
        var draft = (await buyer.Client.Post("/v1/tenders", assignment.Tender)).ShouldBe(HttpStatusCode.Created);
        // Refused when one is missing, and when one motivates what nobody asks about.
        var published = (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication", new { motivations = assignment.Motivations })).ShouldBe(HttpStatusCode.OK);
        published["motivations"]!.AsArray().Count.ShouldBe(assignment.Motivations.Count);
        return published;
    }

    private async Task<Person> Enters(Candidate candidate, Buyer buyer, string set)
    {
        candidate.Profile["identifier"] = new JsonObject { ["scheme"] = "NL-KVK", ["id"] = FreelancerScenes.NewKvk() };
        var she = await app.Registered(candidate.Profile);
        foreach (var stated in candidate.Stated ?? []) await she.Adds(stated!.DeepClone().AsObject());
        var verifier = await app.AVerifier(buyer.AuthorityId);
        foreach (var verified in candidate.Verified ?? [])
        {
            var evidence = verified!.DeepClone().AsObject();
            if (evidence.Text("kind") == "registrationExtract") evidence["identifier"] = candidate.Profile["identifier"]!.DeepClone();
            var added = await she.Adds(evidence);
            (await verifier.Put($"{she.EvidencePlace()}/{added.Id}/verification", new { outcome = "verified" }, added.ETag)).ShouldBe(HttpStatusCode.OK);
        }
        await she.FillsIn([.. (await app.Anyone().Get("/v1/self-declaration-form"))["exclusionGrounds"]!.AsArray()
            .Select(g => (JsonNode?)new JsonObject { ["code"] = g!.Text("code"), ["answer"] = false })]);
        if (candidate.Accepts) (await she.Client.Post($"/v1/purchasing-conditions/{set}/versions/1/acceptances")).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent);
        return she;
    }

    private async Task Tries(Bidder bidder, Dictionary<string, Person> people, Answer tender)
    {
        var lot = tender["lots"]![bidder.Lot]!.Text("id");
        var lead = people[bidder.Members.Keys.First()];
        var called = string.Join(" and ", bidder.Members.Keys);
        foreach (var who in bidder.Members.Keys.Select(m => people[m]))
        {
            var read = await who.Client.Get($"{who.Place()}/self-declaration");
            (await who.Client.Put($"{who.Place()}/self-declaration/confirmations/{lot}", null, read.ETag)).ShouldBe(HttpStatusCode.OK);
        }
        var together = bidder.Members.Count > 1 ? await Together(bidder, people, new OpenLot(tender.Id, lot)) : null;
        var asked = together is null ? (object)new { freelancerId = lead.Id } : new { consortiumId = together };
        var report = (await lead.Client.Post($"/v1/tenders/{tender.Id}/eligibility-checks", new { lotId = lot, bidder = asked })).ShouldBe(HttpStatusCode.OK);
        Findings(report).ShouldBe(bidder.Findings.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {f.Value}"), called);
        report["outcome"]!.GetValue<string>().ShouldBe(bidder.Outcome, called);

        var bid = new JsonObject { ["offer"] = bidder.Offer.DeepClone() };
        bid["offer"]!["declarations"] = new JsonArray("selfDeclaration", "conditionsAccepted");
        if (together is not null) bid["consortiumId"] = together;
        var answer = await lead.Client.Post($"/v1/lots/{lot}/bids", bid);
        if (bidder.Outcome != "notMet") answer.ShouldBe(HttpStatusCode.Created);
        else Reasons(answer.ShouldBe(HttpStatusCode.UnprocessableEntity)).ShouldBe(NotMet(report), called);
    }

    private static async Task<string> Together(Bidder bidder, Dictionary<string, Person> people, OpenLot lot)
    {
        var lead = people[bidder.Members.Keys.First()];
        var formed = (await lead.Client.Post("/v1/consortia", new
        {
            lot.TenderId, lot.LotId, mandate = "Namens ons inschrijven, vragen stellen en ondertekenen.", liability = "jointAndSeveral",
            members = bidder.Members.Select(m => new { freelancerId = people[m.Key].Id, shareBasisPoints = m.Value.Share, performs = m.Value.Performs }),
        })).ShouldBe(HttpStatusCode.Created).Id;
        foreach (var member in bidder.Members.Keys) (await people[member].Accepts(formed)).ShouldBe(HttpStatusCode.OK);
        return formed;
    }

    private static IEnumerable<string> Findings(Answer report) => report["findings"]!.AsArray().Select(f =>
    {
        var missing = f!["missing"]!.GetValue<long>();
        return $"{f.Text("condition")}: {f.Text("code")}{(missing > 0 && f.Text("unit") != "none" ? $", {missing} {f.Text("unit")} missing" : "")}";
    }).Order(StringComparer.Ordinal);

    private static IEnumerable<string> NotMet(Answer report) =>
        report["findings"]!.AsArray().Where(f => f!.Text("outcome") == "notMet").Select(f => $"{f!.Text("condition")} {f!.Text("code")} {f!.Text("text")}");

    private static IEnumerable<string> Reasons(Answer refused) =>
        refused["errors"]!.AsArray().Select(e => $"{e!.Text("condition")} {e!.Text("code")} {e!.Text("text")}");
}
