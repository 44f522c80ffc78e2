using System.Net;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Tenders;

public sealed class FairnessTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task The_ledger_tells_who_was_considered_and_what_became_of_it()
    {
        var people = await app.InSector("01", 4);
        var dear = (await app.InSector("01", 1, p => p["hourlyRate"] = FreelancerScenes.Euros(90))).Single();
        var first = await app.ATenderByInvitation();
        await first.Sends(await first.Prepares(app.ADraw("01", d => d["criteria"]!["maxHourlyRate"] = FreelancerScenes.Euros(60)).Choosing(people[0], people[1], people[2])));
        var second = await Again(first);
        var draw = await second.Sends(await second.Prepares(app.ADraw("01", d => d["criteria"]!["sectors"]!.AsArray().Add("A")).Choosing(people[0], people[1], people[3])));
        (await people[1].Declines(second, draw)).ShouldBe(HttpStatusCode.OK);

        var ledger = (await first.Buyer.Client.Get($"/v1/authorities/{first.Buyer.AuthorityId}/fairness?sector=01")).ShouldBe(HttpStatusCode.OK);
        string Line(Person person) => ledger["items"]!.AsArray().Single(i => i!.Text("freelancerId") == person.Id)! is var line
            ? $"{line["considered"]} {line["invited"]} {line["declined"]} {line["skipped"]} {line["excluded"]} {line["forRate"]}" : "";
        Line(people[0]).ShouldBe("2 2 0 0 0 0");
        Line(people[1]).ShouldBe("2 2 1 0 0 0");
        Line(people[2]).ShouldBe("2 1 0 1 0 0");
        Line(people[3]).ShouldBe("2 1 0 1 0 0");
        Line(dear).ShouldBe("2 0 0 1 1 1");
        ledger["items"]![0]!.Text("name").ShouldBe("Groen van Wyck");
        // Another sector of the second draw has a ledger of its own.
        (await first.Buyer.Client.Get($"/v1/authorities/{first.Buyer.AuthorityId}/fairness?sector=A"))["items"]![0]!["considered"]!.GetValue<int>().ShouldBe(1);

        var own = (await people[1].Client.Get($"{people[1].Place()}/invitations")).ShouldBe(HttpStatusCode.OK);
        own["items"]!.AsArray().Select(i => i!.Text("outcome")).ShouldBe(["invited", "declined"]);
        (await dear.Client.Get($"{dear.Place()}/invitations"))["items"]![0]!["reasons"]!.AsArray().Single()!.GetValue<string>().ShouldBe("rate");
        (await people[0].Client.Get($"{people[1].Place()}/invitations")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_ledger_is_its_authoritys_and_the_operators()
    {
        var (own, other) = (await app.ABuyer(), await app.ABuyer("Gemeente Almere"));
        var place = $"/v1/authorities/{own.AuthorityId}/fairness?sector=8130";
        (await own.Client.Get(place)).ShouldBe(HttpStatusCode.OK);
        (await (await app.AnOperator()).Get(place)).ShouldBe(HttpStatusCode.OK);
        (await other.Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        (await own.Client.Get(place.Replace("8130", "zz"))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["sector reference.unknown-sector"]);
    }

    [Fact]
    public async Task By_rotation_who_had_a_turn_has_less_chance_and_gets_it_back_with_time()
    {
        var people = await app.InSector("02", 4);
        var first = await app.ATenderByInvitation();
        await first.Invites("02", people[0], people[1], people[2]);
        var once = Today();
        app.Clock.Move(TimeSpan.FromDays(146)); // a fifth of 730
        var second = await Again(first);
        await second.Invites("02", people[0], people[1], people[3]);
        var twice = Today();
        app.Clock.Move(TimeSpan.FromDays(73));
        var third = await Again(first);
        var sent = await third.Sends(await third.Prepares(app.ADraw("02", d => d["method"] = "rotation")));
        long Weight(Person person) => sent.Of(person)["weight"]!.GetValue<long>();
        // Dutch days: late in the evening, summer time makes them one more.
        var (longAgo, lately) = (Today() - once, Today() - twice);
        (longAgo, lately).ShouldSatisfyAllConditions(d => d.longAgo.ShouldBeInRange(219, 221), d => d.lately.ShouldBeInRange(73, 75));
        Weight(people[0]).ShouldBe(1000 * lately / (730 * 3)); // twice
        Weight(people[2]).ShouldBe(1000 * longAgo / (730 * 2)); // once
        Weight(people[3]).ShouldBe(1000 * lately / (730 * 2));
        DrawReference.Flaws(sent.Json).ShouldBeEmpty();
        // What another authority did does not count here.
        var elsewhere = await app.ATenderByInvitation();
        var fresh = await elsewhere.Sends(await elsewhere.Prepares(app.ADraw("02", d => d["method"] = "rotation")));
        people.Select(p => fresh.Of(p)["weight"]!.GetValue<long>()).ShouldAllBe(w => w == 1000);
    }

    private int Today() => DutchTime.DayOf(app.Clock.GetUtcNow()).DayNumber;

    private async Task<Played> Again(Played played)
    {
        var tender = await played.Buyer.Publishes(app, t => t["procedure"] = "invited");
        return new Played(app, played.Buyer, tender.Id, tender["lots"]![0]!.Text("id")) { Deadline = tender["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>() };
    }
}
