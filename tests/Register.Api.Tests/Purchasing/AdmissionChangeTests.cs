using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Tenders;
using Register.Infrastructure.Database;
using static Register.Api.Tests.Purchasing.PurchasingScenes;
using FreelancerPlay = Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Purchasing;

public sealed class AdmissionChangeTests(TenderApp tenders) : AdmissionScenes(tenders), IClassFixture<TenderApp>
{
    [Fact]
    public async Task A_suspension_lifts_itself_on_its_day_or_earlier_by_the_authority()
    {
        var (office, set) = await ASet();
        var she = await Insured(office, until: Today.AddDays(300));
        var admitted = await Apply(she, set);
        (await Decide(office, admitted, new { outcome = "suspended", reason = "x", until = Today })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("admission.until-passed");
        FreelancerPlay.Errors((await Decide(office, admitted, new { outcome = "suspended", until = Today.AddDays(5) })).ShouldBe(HttpStatusCode.BadRequest)).ShouldBe(["/reason value.required"]);
        var suspended = (await Decide(office, admitted, new { outcome = "suspended", reason = "x", until = Today.AddDays(5) })).ShouldBe(HttpStatusCode.OK);
        suspended.Status().ShouldBe("suspended");
        (await Apply(she, set)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("admission.suspended");
        var lifted = await Decide(office, suspended, new { outcome = "admitted" });
        lifted.Status().ShouldBe("admitted");
        var again = await Decide(office, lifted, new { outcome = "suspended", reason = "x", until = Today.AddDays(5) });
        App.Clock.Move(TimeSpan.FromDays(4));
        (await she.Client.Get($"/v1/admissions/{again.Id}")).Status().ShouldBe("suspended");
        App.Clock.Move(TimeSpan.FromDays(1));
        (await she.Client.Get($"/v1/admissions/{again.Id}")).Status().ShouldBe("admitted");
    }

    [Fact]
    public async Task Evidence_that_goes_takes_the_admission_along_and_evidence_that_is_verified_brings_it()
    {
        var (office, set) = await ASet();
        var she = await FreelancerPlay.Registered(App);
        var insurance = await she.Adds(FreelancerPlay.Insurance());
        var place = $"{she.EvidencePlace()}/{insurance.Id}";
        var admission = await Apply(she, set);
        admission.Status().ShouldBe("applied");
        var verified = await office.Verifier.Put(place + "/verification", new { outcome = "verified" }, insurance.ETag);
        (await she.Client.Get($"/v1/admissions/{admission.Id}")).Status().ShouldBe("admitted");
        var changed = (await she.Client.Put(place, FreelancerPlay.Saying(FreelancerPlay.Insurance(perYear: 9_000_000)), verified.ETag)).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Get($"/v1/admissions/{admission.Id}")).Status().ShouldBe("applied", "the new policy has to be verified");
        var anew = await office.Verifier.Put(place + "/verification", new { outcome = "verified" }, changed.ETag);
        (await she.Client.Get($"/v1/admissions/{admission.Id}")).Status().ShouldBe("admitted");
        (await she.Client.Delete(place, anew.ETag)).ShouldBe(HttpStatusCode.NoContent);
        var lapsed = await she.Client.Get($"/v1/admissions/{admission.Id}");
        lapsed.Status().ShouldBe("lapsed");
        lapsed["text"]!.GetValue<string>().ShouldContain("De reden: ");
    }

    [Fact]
    public async Task An_admission_lapses_by_its_day_is_announced_at_60_28_and_7_days_and_renewed_by_applying_again()
    {
        var (office, set) = await ASet();
        var she = await Insured(office, until: Today.AddDays(70));
        var admission = await Apply(she, set);
        async Task<int[]> Reminded()
        {
            await Round();
            await Round();
            return await App.InWrite(async services => (await services.GetRequiredService<Session>().Query<string>(
                "SELECT body FROM journal WHERE subject = @id AND event = 'AdmissionLapseNear' ORDER BY position", new { id = admission.Id }))
                .Select(b => JsonNode.Parse(b)!["days"]!.GetValue<int>()).ToArray());
        }
        (await Reminded()).ShouldBeEmpty();
        App.Clock.Move(TimeSpan.FromDays(11));
        (await Reminded()).ShouldBe([60]);
        App.Clock.Move(TimeSpan.FromDays(55));
        (await Reminded()).ShouldBe([60, 7], "what was missed is not made up for");
        await Verified(she, office, Today.AddDays(400));
        Day(await she.Client.Get($"/v1/admissions/{admission.Id}"), "lapsesOn").ShouldBe(Today.AddDays(401));
        App.Clock.Move(TimeSpan.FromDays(401));
        (await she.Client.Get($"/v1/admissions/{admission.Id}")).Status().ShouldBe("lapsed");
        await Verified(she, office, Today.AddDays(400));
        (await Apply(she, set)).ShouldBe(HttpStatusCode.Created).Status().ShouldBe("admitted");
    }

    [Fact]
    public async Task A_new_version_says_beforehand_who_would_no_longer_meet_it()
    {
        var (office, set) = await ASet();
        var (she, other) = (await Insured(office, Today.AddDays(300)), await Insured(office, Today.AddDays(300), perEvent: 2_500_000));
        await Apply(she, set);
        await Apply(other, set);
        object Higher(int euros) => Text(conditions: new { kind = "liabilityInsurance", perEvent = new { amount = euros, currency = "EUR" } });
        var check = (await office.Buyer.Post($"/v1/purchasing-conditions/{set}/version-checks", Higher(2_000_000))).ShouldBe(HttpStatusCode.OK);
        check["checked"]!.GetValue<int>().ShouldBe(2);
        var shortOf = check["fallShort"]!.AsArray().ShouldHaveSingleItem()!;
        shortOf["freelancerId"]!.GetValue<string>().ShouldBe(she.Id);
        shortOf["outcome"]!.GetValue<string>().ShouldBe("notMet");
        var first = await office.Buyer.Post($"/v1/purchasing-conditions/{set}/version-checks?limit=1", Higher(2_000_000));
        var second = await office.Buyer.Post($"/v1/purchasing-conditions/{set}/version-checks?limit=1&cursor={first["next"]}", Higher(2_000_000));
        (first["checked"]!.GetValue<int>() + second["checked"]!.GetValue<int>()).ShouldBe(2);
        second["next"].ShouldBeNull();
        (await (await App.ABuyer()).Post($"/v1/purchasing-conditions/{set}/version-checks", Higher(1))).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("purchasing.not-yours");
        (await App.Anyone().Get($"/v1/purchasing-conditions/{set}"))["latestNumber"]!.GetValue<int>().ShouldBe(1, "a check publishes nothing");
        await office.Buyer.Post($"/v1/purchasing-conditions/{set}/versions", Higher(2_000_000));
        (await she.Client.Get($"/v1/freelancers/{she.Id}/admissions"))["items"]![0]!["status"]!.GetValue<string>().ShouldBe("admitted", "she stays admitted to her version");
        (await Apply(other, set))["number"]!.GetValue<int>().ShouldBe(2);
        (await Apply(she, set)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("admission.not-met");
    }

    [Fact]
    public async Task Whoever_leaves_the_register_is_admitted_nowhere()
    {
        var (office, set) = await ASet();
        var she = await Insured(office, Today.AddDays(300));
        var admission = await Apply(she, set);
        (await she.Client.Delete(she.Place(), (await she.Client.Get(she.Place())).ETag)).ShouldBe(HttpStatusCode.NoContent);
        var ended = await office.Verifier.Get($"/v1/admissions/{admission.Id}");
        ended.Status().ShouldBe("ended");
        (await Decide(office, ended, new { outcome = "admitted" })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("admission.nothing-to-decide");
    }
}
