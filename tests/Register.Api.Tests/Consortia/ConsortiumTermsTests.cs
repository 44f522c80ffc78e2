using System.Net;
using static Register.Api.Tests.Consortia.ConsortiumScenes;

namespace Register.Api.Tests.Consortia;

public sealed class ConsortiumTermsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Terms_that_changed_since_they_were_read_cannot_be_accepted()
    {
        var (anna, bram, consortium) = await Two();
        await anna.Accepts(consortium.Id);
        var changed = (await anna.Client.Put($"/v1/consortia/{consortium.Id}", Terms(anna, (anna, 7000), (bram, 3000)), "\"2\"")).ShouldBe(HttpStatusCode.OK);
        changed["members"]!.AsArray().ShouldAllBe(m => m!["acceptedAt"] == null);
        var stale = (await bram.Accepts(consortium.Id, consortium.Hash())).ShouldBe(HttpStatusCode.PreconditionFailed);
        stale.Code.ShouldBe("consortium.terms-changed");
        await bram.Accepts(consortium.Id);
        (await anna.Accepts(consortium.Id)).IsComplete().ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_lead_changes_terms_and_only_those_it_read()
    {
        var (anna, bram, consortium) = await Two();
        var place = $"/v1/consortia/{consortium.Id}";
        var terms = Terms(bram, (anna, 5000), (bram, 5000));
        (await bram.Client.Put(place, terms, "\"1\"")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("consortium.lead-only");
        (await anna.Client.Put(place, terms, null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await anna.Client.Put(place, terms, "\"9\"")).ShouldBe(HttpStatusCode.PreconditionFailed).Code.ShouldBe("stale");
        (await anna.Client.Put(place, terms, "\"1\"")).ShouldBe(HttpStatusCode.OK)["leadId"]!.GetValue<string>().ShouldBe(bram.Id);
        (await anna.Client.Put(place, Terms(anna, (anna, 9999)), "\"2\"")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_accepts_for_another()
    {
        var (anna, bram, consortium) = await Two();
        (await anna.Client.Put($"/v1/consortia/{consortium.Id}/members/{bram.Id}/acceptance", new { termsHash = consortium.Hash() }, null))
            .ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("consortium.not-for-others");
    }

    [Fact]
    public async Task Members_who_accept_at_the_same_time_do_not_stand_in_each_others_way()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.AFreelancer()));
        var consortium = await people[0].Forms(await app.AnOpenLot(), [.. people.Select(p => (p, 1000))]);
        var answers = await Task.WhenAll(people.Select(p => p.Accepts(consortium.Id, consortium.Hash())));
        foreach (var answer in answers) answer.ShouldBe(HttpStatusCode.OK);
        answers.Count(a => a.IsComplete()).ShouldBe(1);
        (await people[0].Client.Get($"/v1/consortia/{consortium.Id}")).IsComplete().ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_beside_acceptances_leaves_nobody_bound_to_terms_she_did_not_read()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.AFreelancer()));
        var consortium = await people[0].Forms(await app.AnOpenLot(), [.. people.Select(p => (p, 2500))]);
        var terms = Terms(people[0], [.. people.Select((p, i) => (p, i == 0 ? 4000 : 2000))]);
        var accepting = people.Select(p => p.Accepts(consortium.Id, consortium.Hash())).ToList();
        var changing = Enumerable.Range(1, 5).Select(v => people[0].Client.Put($"/v1/consortia/{consortium.Id}", terms, $"\"{v}\""));
        (await Task.WhenAll(changing)).ShouldAllBe(a => a.Status == HttpStatusCode.OK || a.Status == HttpStatusCode.PreconditionFailed);
        (await Task.WhenAll(accepting)).ShouldAllBe(a => a.Status == HttpStatusCode.OK || a.Code == "consortium.terms-changed");
        var end = await people[0].Client.Get($"/v1/consortia/{consortium.Id}");
        if (end.Hash() != consortium.Hash()) end["members"]!.AsArray().ShouldAllBe(m => m!["acceptedAt"] == null);
    }

    [Fact]
    public async Task Who_leaves_gives_her_share_to_the_lead_and_the_others_accept_anew()
    {
        var (lot, anna, bram, carla) = (await app.AnOpenLot(), await app.AFreelancer(), await app.AFreelancer(), await app.AFreelancer());
        var consortium = await anna.Forms(lot, (anna, 5000), (bram, 3000), (carla, 2000));
        foreach (var member in (Person[])[anna, bram, carla]) await member.Accepts(consortium.Id);
        (await bram.Client.Delete($"/v1/consortia/{consortium.Id}/members/{carla.Id}", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await carla.Client.Delete($"/v1/consortia/{consortium.Id}/members/{carla.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        var left = await anna.Client.Get($"/v1/consortia/{consortium.Id}");
        left.IsComplete().ShouldBeFalse();
        left.SharesOf().ShouldBe(new Dictionary<string, int> { [anna.Id] = 7000, [bram.Id] = 3000 }, ignoreOrder: true);
        (await carla.Client.Get($"/v1/consortia/{consortium.Id}")).ShouldBe(HttpStatusCode.NotFound);
        await anna.Accepts(consortium.Id);
        (await bram.Accepts(consortium.Id)).IsComplete().ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_lead_leaves_another_leads_and_the_last_one_closes_the_door()
    {
        var (anna, bram, consortium) = await Two();
        (await anna.Client.Delete($"/v1/consortia/{consortium.Id}/members/{anna.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        var left = await bram.Client.Get($"/v1/consortia/{consortium.Id}");
        left["leadId"]!.GetValue<string>().ShouldBe(bram.Id);
        left.SharesOf()[bram.Id].ShouldBe(10_000);
        (await bram.Accepts(consortium.Id)).IsComplete().ShouldBeFalse();
        (await bram.Client.Delete($"/v1/consortia/{consortium.Id}/members/{bram.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await bram.Client.Get($"/v1/consortia/{consortium.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_newcomer_gets_her_share_from_the_lead_and_all_accept_anew()
    {
        var (anna, bram, consortium) = await Two();
        await anna.Accepts(consortium.Id);
        var carla = await app.AFreelancer();
        var place = $"/v1/consortia/{consortium.Id}/members";
        (await bram.Client.Post(place, new { freelancerId = carla.Id, shareBasisPoints = 1000 })).ShouldBe(HttpStatusCode.Forbidden);
        (await anna.Client.Post(place, new { freelancerId = carla.Id, shareBasisPoints = 6000 })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("consortium.share-too-large");
        var added = (await anna.Client.Post(place, new { freelancerId = carla.Id, shareBasisPoints = 1000, performs = new[] { "snoeien" } })).ShouldBe(HttpStatusCode.OK);
        added.SharesOf().ShouldBe(new Dictionary<string, int> { [anna.Id] = 5000, [bram.Id] = 4000, [carla.Id] = 1000 }, ignoreOrder: true);
        added["members"]!.AsArray().ShouldAllBe(m => m!["acceptedAt"] == null);
        (await anna.Client.Post(place, new { freelancerId = carla.Id, shareBasisPoints = 1000 })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.already-in");
        (await anna.Client.Post(place, new { freelancerId = Guid.CreateVersion7(), shareBasisPoints = 1000 })).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task After_the_deadline_nobody_comes_goes_or_accepts()
    {
        var (anna, bram, consortium) = await Two();
        app.Clock.Move(TimeSpan.FromDays(31));
        (await bram.Accepts(consortium.Id)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        (await bram.Client.Delete($"/v1/consortia/{consortium.Id}/members/{bram.Id}", null)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        (await anna.Client.Put($"/v1/consortia/{consortium.Id}", Terms(anna, (anna, 6000), (bram, 4000)), "\"1\"")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
    }

    private async Task<(Person Anna, Person Bram, Answer Consortium)> Two()
    {
        var (anna, bram) = (await app.AFreelancer("Anna"), await app.AFreelancer("Bram"));
        return (anna, bram, await anna.Forms(await app.AnOpenLot(), (anna, 6000), (bram, 4000)));
    }
}
