using System.Net;
using System.Security.Cryptography;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Bids;

public sealed class OpenBidsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Two_people_after_the_deadline_open_and_the_record_says_what()
    {
        var (played, bidder, late) = (await app.ATenderForBids(), await app.AFreelancer(), await app.AFreelancer("Laat"));
        var withdrawn = (await late.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        (await late.Client.Post($"/v1/bids/{withdrawn}/withdrawal")).ShouldBe(HttpStatusCode.OK);
        var receipt = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created)["receipt"]!;
        played.PastTheDeadline();
        (await late.Bids(played)).ShouldBe(HttpStatusCode.Conflict);
        (await late.Bids(played)).ShouldBe(HttpStatusCode.Conflict);

        var place = $"/v1/tenders/{played.TenderId}/opening";
        var pending = (await (await played.Opener("anna")).Post(place)).ShouldBe(HttpStatusCode.OK);
        pending["status"]!.GetValue<string>().ShouldBe("pending");
        pending["bids"]!.AsArray().ShouldBeEmpty();
        (await played.Buyer.Client.Get($"/v1/lots/{played.LotId}/bids")).Code.ShouldBe("bid.sealed");
        var opened = (await (await played.Opener("bert")).Post(place)).ShouldBe(HttpStatusCode.OK);

        opened["status"]!.GetValue<string>().ShouldBe("opened");
        (opened["first"]!.Text("person"), opened["second"]!.Text("person")).ShouldBe(("anna", "bert"));
        opened["lateAttempts"]!.GetValue<long>().ShouldBe(2);
        var entry = opened["bids"]!.AsArray().ShouldHaveSingleItem()!;
        entry.Text("sha256").ShouldBe(receipt.Text("sha256"));
        entry.Text("commitment").ShouldBe(receipt.Text("commitment"));
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(entry.Text("salt")), .. Convert.FromHexString(entry.Text("sha256"))]))
            .ShouldBe(entry.Text("commitment"));
        (await played.Buyer.Client.Get(place)).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(opened.Text);
        var list = (await played.Buyer.Client.Get($"/v1/lots/{played.LotId}/bids")).ShouldBe(HttpStatusCode.OK);
        list["items"]!.AsArray().ShouldHaveSingleItem()!["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(52_417.93m);
        (await played.Buyer.Client.Get($"/v1/bids/{withdrawn}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_person_twice_opens_nothing_also_with_another_key()
    {
        var played = (await app.ATenderForBids()).PastTheDeadline();
        var place = $"/v1/tenders/{played.TenderId}/opening";
        (await (await played.Opener("anna")).Post(place)).ShouldBe(HttpStatusCode.OK);
        (await (await played.Opener("anna")).Post(place)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("opening.same-person");
        (await played.Buyer.Client.Get(place))["status"]!.GetValue<string>().ShouldBe("pending");
    }

    [Fact]
    public async Task Two_people_before_the_deadline_open_nothing()
    {
        var played = await app.ATenderForBids();
        var place = $"/v1/tenders/{played.TenderId}/opening";
        app.Clock.MoveTo(played.Deadline.AddSeconds(-5));
        foreach (var person in (string[])["anna", "bert"])
            (await (await played.Opener(person)).Post(place)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("opening.before-deadline");
        (await played.Buyer.Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_takes_the_duty_at_the_authority_itself()
    {
        var played = (await app.ATenderForBids()).PastTheDeadline();
        var place = $"/v1/tenders/{played.TenderId}/opening";
        (await (await app.APersonAt(played.Buyer.AuthorityId, Duties.Evaluate)).Post(place)).ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = await app.AnAuthority("Gemeente Heerlen");
        (await (await app.APersonAt(elsewhere, Duties.Open)).Post(place)).ShouldBe(HttpStatusCode.NotFound);
        (await (await app.APersonAt(elsewhere, Duties.Open)).Get(place)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Once_opened_it_is_done()
    {
        var played = await app.ATenderForBids();
        (await played.Open())["bids"]!.AsArray().ShouldBeEmpty();
        (await (await played.Opener("cora")).Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("opening.done");
    }
}
