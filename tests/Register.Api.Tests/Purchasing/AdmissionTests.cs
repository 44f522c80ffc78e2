using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Tenders;
using Register.Domain.Kernel;
using FreelancerPlay = Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Purchasing;

public sealed class AdmissionTests(TenderApp tenders) : AdmissionScenes(tenders), IClassFixture<TenderApp>
{
    [Fact]
    public async Task Whoever_proves_every_condition_is_admitted_at_once()
    {
        var (office, set) = await ASet();
        var she = await Insured(office, until: Today.AddDays(200));
        var admitted = (await Apply(she, set)).ShouldBe(HttpStatusCode.Created);
        admitted.Status().ShouldBe("admitted");
        admitted["automatic"]!.GetValue<bool>().ShouldBeTrue();
        Day(admitted, "lapsesOn").ShouldBe(Today.AddDays(201));
        admitted["lapsesBecauseOf"]!["kind"]!.GetValue<string>().ShouldBe("liabilityInsurance");
        admitted["text"]!.GetValue<string>().ShouldContain("vanwege: ");
        (await she.Client.Get(admitted.Headers["Location"])).ShouldBe(HttpStatusCode.OK).Id.ShouldBe(admitted.Id);
        (await she.Client.Get($"/v1/freelancers/{she.Id}/admissions")).Ids().ShouldBe([admitted.Id]);
        (await she.Client.Get($"/v1/freelancers/{she.Id}/personal-data"))["admissions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_proven_yet_goes_to_the_authority_which_has_ten_working_days()
    {
        var (office, set) = await ASet();
        var she = await FreelancerPlay.Registered(App);
        await she.Adds(FreelancerPlay.Insurance());
        var applied = (await Apply(she, set)).ShouldBe(HttpStatusCode.Created);
        applied.Status().ShouldBe("applied");
        Day(applied, "dueOn").ShouldBe(Today.AddWorkingDays(10));
        (await Apply(she, set)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("admission.already-applied");
        (await office.Verifier.Get($"/v1/purchasing-conditions/{set}/admissions?status=applied")).Ids().ShouldBe([applied.Id]);
        (await office.Verifier.Get($"/v1/purchasing-conditions/{set}/admissions?status=admitted")).Ids().ShouldBeEmpty();
        var decided = (await Decide(office, applied, new { outcome = "admitted" })).ShouldBe(HttpStatusCode.OK);
        decided.Status().ShouldBe("admitted");
        decided["automatic"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_met_is_told_with_every_reason_and_nothing_is_kept()
    {
        var (_, set) = await ASet();
        var she = await FreelancerPlay.Registered(App);
        var refused = (await Apply(she, set)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("admission.not-met");
        refused["errors"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("liabilityInsurance.missing");
        (await she.Client.Get($"/v1/freelancers/{she.Id}/admissions")).Ids().ShouldBeEmpty();
        (await she.Client.Post($"/v1/purchasing-conditions/{set}/admissions", new { acceptsDocuments = false })).ShouldBe(HttpStatusCode.UnprocessableEntity)
            .Code.ShouldBe("admission.accept-documents");
        (await she.Client.Post($"/v1/purchasing-conditions/{Guid.CreateVersion7()}/admissions", new { acceptsDocuments = true })).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_admitted_freelancer_meets_all_of_the_set_in_a_tender_without_being_asked_again()
    {
        var (office, set) = await ASet();
        var she = await FreelancerPlay.Registered(App);
        await she.Adds(FreelancerPlay.Insurance());
        var tender = await (await TenderScenes.ABuyer(App)).Publishes(App, t => t["purchasingConditions"] =
            new JsonArray(new JsonObject { ["setId"] = set, ["version"] = 1 }));
        Task<Answer> Check() => she.Client.Post($"/v1/tenders/{tender.Id}/eligibility-checks",
            new { lotId = tender["lots"]![0]!["id"]!.GetValue<string>(), bidder = new { freelancerId = she.Id } });
        string[] OfSet(Answer report) => [.. report["findings"]!.AsArray().Where(f => f!["condition"]!.GetValue<string>() is "s1" or "set1").Select(f => f!["outcome"]!.GetValue<string>())];
        OfSet(await Check()).ShouldBe(["unproven", "notMet"]);
        var applied = await Apply(she, set);
        OfSet(await Check()).ShouldBe(["unproven", "met"]);
        var admitted = await Decide(office, applied, new { outcome = "admitted" });
        var report = await Check();
        OfSet(report).ShouldBe(["met", "met"]);
        report["findings"]!.AsArray().First(f => f!["condition"]!.GetValue<string>() == "s1")!["coverage"]![0]!["evidence"]!.AsArray()
            .Select(e => e!.GetValue<string>()).ShouldContain(admitted.Id);
        await Decide(office, admitted, new { outcome = "suspended", reason = "Afspraken niet nagekomen.", until = Today.AddDays(400) });
        OfSet(await Check()).ShouldBe(["unproven", "met"], "a suspended admission proves nothing");
    }

    [Fact]
    public async Task Only_she_and_the_authority_see_an_admission_and_only_the_authority_finds_by_it()
    {
        var (office, set) = await ASet();
        var she = await Insured(office, Today.AddDays(300));
        var admission = await Apply(she, set);
        var (stranger, elsewhere) = (await FreelancerPlay.Registered(App), await AnOffice());
        (await stranger.Client.Get($"/v1/admissions/{admission.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Verifier.Get($"/v1/admissions/{admission.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await Decide(elsewhere, admission, new { outcome = "refused", reason = "x" })).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Verifier.Get($"/v1/purchasing-conditions/{set}/admissions")).ShouldBe(HttpStatusCode.Forbidden);
        (await elsewhere.Verifier.Get($"/v1/freelancers/{she.Id}/admissions")).Ids().ShouldBeEmpty();
        (await stranger.Client.Get($"/v1/freelancers/{she.Id}/admissions")).ShouldBe(HttpStatusCode.NotFound);
        (await office.Verifier.Get($"/v1/freelancers?admittedTo={set}")).Ids().ShouldBe([she.Id]);
        (await office.Verifier.Get($"/v1/freelancers?admittedTo={set}&sector=81")).Ids().ShouldBe([she.Id]);
        (await elsewhere.Verifier.Get($"/v1/freelancers?admittedTo={set}")).ShouldBe(HttpStatusCode.Forbidden);
        (await App.Anyone().Get($"/v1/freelancers?admittedTo={set}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_refusal_gives_reasons_and_does_not_keep_her_from_applying_again()
    {
        var (office, set) = await ASet();
        var she = await FreelancerPlay.Registered(App);
        await she.Adds(FreelancerPlay.Insurance());
        var applied = await Apply(she, set);
        FreelancerPlay.Errors((await Decide(office, applied, new { outcome = "refused" })).ShouldBe(HttpStatusCode.BadRequest)).ShouldBe(["/reason value.required"]);
        FreelancerPlay.Errors((await Decide(office, applied, new { outcome = "refused", reason = "x", until = Today })).ShouldBe(HttpStatusCode.BadRequest)).ShouldBe(["/until admission.until-without-suspension"]);
        var refused = await Decide(office, applied, new { outcome = "refused", reason = "De polis is van iemand anders." });
        refused.Status().ShouldBe("refused");
        (await she.Client.Get($"/v1/admissions/{applied.Id}"))["reason"]!.GetValue<string>().ShouldBe("De polis is van iemand anders.");
        (await Decide(office, refused, new { outcome = "suspended", reason = "x", until = Today.AddDays(3) })).ShouldBe(HttpStatusCode.Conflict);
        (await Apply(she, set)).ShouldBe(HttpStatusCode.Created).Status().ShouldBe("applied");
    }
}
