using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Proofs;
using Register.Api.Tests.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests.CommandLine;

/// <summary>A key ring is checked against its register, and a lost one is gone on without, on a data folder with everything sealed that there is.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    private readonly RegisterApp app = new();
    private Program program = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        program = new Program { Folder = app.Folder };
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        program.Dispose();
    }

    private string Ring => program.File("keyring.json");

    private static bool Has(Answer answer, string kind) => answer["items"]!.AsArray().Any(n => n!.Text("kind") == kind);

    /// <summary>One of everything that is sealed.</summary>
    private async Task<Everything> Seal()
    {
        // It is opened at its deadline; the others are published then.
        var opened = await app.TwoOpenedBids();
        var (open, priced) = (await app.ATenderForBids(), await Priced.Of(app));
        var (bidder, writer, hasher) = (await app.AFreelancer(), await app.AFreelancer("Schrijver"), await app.AFreelancer("Hasher"));
        var bid = (await bidder.Bids(open, idempotencyKey: "once")).ShouldBe(HttpStatusCode.Created).Id;
        (await writer.Client.Post($"/v1/lots/{open.LotId}/bid-drafts", BidScenes.ABid())).ShouldBe(HttpStatusCode.Created);
        (await hasher.Client.Put($"/v1/lots/{open.LotId}/bid-hash", new { sha256 = new string('a', 64) }, null)).ShouldBe(HttpStatusCode.OK);
        foreach (var member in (Person[])[priced.Lead, priced.Partner]) (await priced.HandsIn(member, 20_000)).ShouldBe(HttpStatusCode.OK);
        await app.InSector("03", 5);
        var invited = await app.ATenderByInvitation();
        var draw = await invited.Prepares(app.ADraw("03"));
        return new Everything(open, bidder, bid, writer, hasher, priced, invited, draw.Id, opened);
    }

    [Fact]
    public async Task A_ring_opens_everything_or_it_is_told_of_what_how_much()
    {
        await Seal();
        var (older, foreign) = (program.File("older.json"), program.File("foreign.json"));
        await app.Restart(async () =>
        {
            File.Copy(Ring, older);
            var right = (await program.Run("key-ring", "check")).ShouldEndWith(0).Output;
            right.ShouldContain("key 1 of ");
            foreach (var kind in (string[])["1 of 1\tdrafts", "1 of 1\tsecrets", "2 of 2\tprice parts", "3 of 3\treceipts", "3 of 3\tfacts that bids were judged on\n", "1 of 1\toffers", "1 of 1\tkeys of lots", "answers"]) right.ShouldContain(kind);
            (await program.Run("key-ring", "rotate")).ShouldEndWith(0).Output.ShouldContain("Key 2");
            (await program.Run("key-ring", "check")).ShouldEndWith(0);
            (await program.Run("key-ring", "check", older)).ShouldEndWith(0);
        });
        var (played, she) = (await app.ATenderForBids(), await app.AFreelancer());
        (await she.Bids(played)).ShouldBe(HttpStatusCode.Created);
        KeyRing.Of(1, TimeProvider.System).Prepare(program.Folder);
        File.Move(Ring + ".next", foreign);
        // The server goes on meanwhile.
        var all = (await program.Run("key-ring", "check")).ShouldEndWith(0).Output;
        all.ShouldContain("key 2 of ");
        all.ShouldContain("4 of 4\treceipts");
        var before = (await program.Run("key-ring", "check", older)).ShouldEndWith(1);
        before.Output.ShouldContain("3 of 4\treceipts");
        before.Output.ShouldContain("1 of 2\tkeys of lots");
        var other = (await program.Run("key-ring", "check", foreign)).ShouldEndWith(1);
        other.Output.ShouldContain("0 of 4\treceipts");
        other.Output.ShouldContain("0 of 2\toffers");
        await File.WriteAllTextAsync(foreign, "{}");
        (await program.Run("key-ring", "check", foreign)).ShouldEndWith(2);
        (await program.Run("key-ring", "check", program.File("nothing.json"))).ShouldEndWith(2).Error.ShouldContain("nothing.json");
    }

    [Fact]
    public async Task A_lost_ring_is_gone_on_without_and_everybody_is_told_what_to_hand_in_again()
    {
        var all = await Seal();
        var (receipt, lost) = (await all.Opened.Good.Client.Get($"/v1/bids/{all.Opened.GoodBid}/receipt"), program.File("lost.json"));
        await app.Restart(async () =>
        {
            (await program.Run("key-ring", "replace", "--give-up-what-was-sealed")).ShouldEndWith(2).Error.ShouldContain("is there");
            File.Move(Ring, lost);
            (await program.Run("migrate")).ShouldEndWith(2).Error.ShouldContain("key-ring replace");
            var head = (await program.Run("verify-journal")).ShouldEndWith(0).Output;
            var listed = (await program.Run("key-ring", "replace")).ShouldEndWith(0).Output;
            listed.ShouldContain("1\tdrafts");
            listed.ShouldContain("3\treceipts");
            listed.ShouldContain("Nothing was changed");
            File.Exists(Ring).ShouldBeFalse();
            (await program.Run("verify-journal")).ShouldEndWith(0).Output.ShouldBe(head);
            (await program.Run("key-ring", "check", lost)).ShouldEndWith(0);
            (await program.Run("key-ring", "replace", "--give-up-what-was-sealed")).ShouldEndWith(0).Output.ShouldContain("1 sealed bids, 1 drafts, 2 price parts, 1 registered hashes, 1 prepared draws");
            (await program.Run("key-ring", "check")).ShouldEndWith(0).Output.ShouldContain("0 of 0\treceipts of bids (3 more were given up");
            (await program.Run("key-ring", "check", lost)).ShouldEndWith(1).Error.ShouldContain("given up as lost");
            (await program.Run("verify-journal")).ShouldEndWith(0);
            (await program.Run("migrate")).ShouldEndWith(0);
        });

        var she = all.Bidder.Client;
        (await she.Get($"/v1/bids/{all.Bid}")).ShouldBe(HttpStatusCode.OK).Status().ShouldBe("lost");
        foreach (var read in (string[])["receipt", "eligibility"]) (await she.Get($"/v1/bids/{all.Bid}/{read}")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("seal.lost");
        (await all.Bidder.Bids(all.Open, idempotencyKey: "once")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("idempotency.answer-lost");
        (await she.Put($"/v1/bids/{all.Bid}", BidScenes.ABid(), (await she.Get($"/v1/bids/{all.Bid}")).ETag)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.not-live");
        foreach (var step in (string[])["withdrawal", "confirmation"]) (await she.Post($"/v1/bids/{all.Bid}/{step}")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.not-live");
        // That there was a bid stays nobody's business.
        (await all.Open.Buyer.Client.Get($"/v1/bids/{all.Bid}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var told in (Person[])[all.Bidder, all.Writer, all.Hasher, all.Priced.Lead, all.Priced.Partner]) Has(await told.Client.Get("/v1/notices"), "sealLost").ShouldBeTrue();
        Has(await all.Opened.Good.Client.Get("/v1/notices"), "sealLost").ShouldBeFalse();

        var again = (await all.Bidder.Bids(all.Open)).ShouldBe(HttpStatusCode.Created).Id;
        (await all.Writer.Client.Get("/v1/bid-drafts"))["items"]!.AsArray().ShouldBeEmpty();
        (await all.Writer.Client.Post($"/v1/lots/{all.Open.LotId}/bid-drafts", BidScenes.ABid())).ShouldBe(HttpStatusCode.Created);
        (await all.Hasher.Client.Put($"/v1/lots/{all.Open.LotId}/bid-hash", new { sha256 = new string('b', 64) }, null)).ShouldBe(HttpStatusCode.OK);
        (await all.Priced.Lead.Client.Get(all.Priced.Parts)).ShouldBe(HttpStatusCode.OK)["parts"]!.AsArray().ShouldAllBe(p => p!.Text("stale") == "sealLost" && p!["amount"] == null);
        (await all.Priced.Lead.Bids(all.Priced.Played, all.Priced.Bid())).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("price-part.stale");
        foreach (var member in (Person[])[all.Priced.Lead, all.Priced.Partner]) (await all.Priced.HandsIn(member, 21_000)).ShouldBe(HttpStatusCode.OK);
        (await all.Priced.Lead.Bids(all.Priced.Played, all.Priced.Bid())).ShouldBe(HttpStatusCode.Created);
        (await all.Invited.Buyer.Client.Get($"{all.Invited.DrawsPlace()}/{all.Draw}")).ShouldBe(HttpStatusCode.OK).Status().ShouldBe("cancelled");
        await all.Invited.Prepares(app.ADraw("03"));
        (await all.Opened.Good.Client.Get($"/v1/bids/{all.Opened.GoodBid}/receipt")).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(receipt.Text);
        await NobodyMeetsAnError(all);
        (await all.Open.Open())["bids"]!.AsArray().ShouldHaveSingleItem()!.Text("bidId").ShouldBe(again);
        await all.Opened.Decide();
        (await app.InWrite(s => s.GetRequiredService<JournalCheck>().Verify())).Broken.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_lost_after_the_deadline_opens_nothing_and_the_tender_is_withdrawn()
    {
        var (tender, she, late) = (await app.ATenderForBids(), await app.AFreelancer(), await app.AFreelancer("Laat"));
        var bid = (await she.Bids(tender)).ShouldBe(HttpStatusCode.Created).Id;
        (await late.Client.Put($"/v1/lots/{tender.LotId}/bid-hash", new { sha256 = new string('a', 64) }, null)).ShouldBe(HttpStatusCode.OK);
        tender.PastTheDeadline();
        var (anna, bert, place) = (await tender.Opener("anna"), await tender.Opener("bert"), $"/v1/tenders/{tender.TenderId}/opening");
        (await anna.Post(place)).ShouldBe(HttpStatusCode.OK);
        await app.Restart(() => GiveUp(2));
        (await bert.Post(place)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("opening.bids-lost");
        (await tender.Buyer.Client.Get(place)).Status().ShouldBe("pending");
        (await she.Client.Get($"/v1/bids/{bid}")).Status().ShouldBe("lost");
        (await she.Bids(tender)).ShouldBe(HttpStatusCode.Conflict);
        (await late.Bids(tender)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid-hash.lost");
        (await tender.Buyer.Client.Post($"/v1/tenders/{tender.TenderId}/withdrawal", new { reason = "De sleutels van het register zijn verloren." })).ShouldBe(HttpStatusCode.OK);
        foreach (var kind in (string[])["sealLost", "tenderWithdrawn"]) Has(await she.Client.Get("/v1/notices"), kind).ShouldBeTrue(kind);
    }

    // As the command does it, by the clock of the test.
    private async Task GiveUp(int key)
    {
        File.Delete(Ring);
        await using var host = RegisterHost.Build(["--environment", "Production", "--Database:DataFolder", app.Folder], b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(app.Clock)));
        await using var scope = host.Services.CreateAsyncScope();
        KeyRing.Of(key, app.Clock).Prepare(app.Folder);
        await scope.ServiceProvider.GetRequiredService<Session>().Write(() => scope.ServiceProvider.GetRequiredService<LostSeals>().GiveUp(key));
        KeyRing.Install(app.Folder);
    }

    private async Task NobodyMeetsAnError(Everything all)
    {
        foreach (var (person, authority) in new[] { (all.Bidder, all.Open.Buyer.AuthorityId), (all.Writer, all.Invited.Buyer.AuthorityId), (all.Priced.Partner, all.Priced.Played.Buyer.AuthorityId), (all.Opened.Good, all.Opened.Played.Buyer.AuthorityId) })
        {
            var callers = await Callers.Of(app, person, authority);
            foreach (var endpoint in Endpoints.All.Where(e => !e.IsCommand))
                foreach (var (name, client) in callers.Clients.Where(c => endpoint.Access.Allows(callers.Known[c.Key])))
                {
                    var answer = await client.Get(Operations.Path(endpoint, part => part.Name switch
                    {
                        "bidId" => person == all.Opened.Good ? all.Opened.GoodBid : all.Bid, "lotId" => all.Open.LotId, "tenderId" => all.Open.TenderId, "freelancerId" => person.Id,
                        "consortiumId" => all.Priced.Consortium, "drawId" => all.Draw, _ => null,
                    }));
                    ((int)answer.Status).ShouldBeLessThan(500, $"{endpoint.Name} as {name}: {answer.Text}");
                }
        }
    }

    private sealed record Everything(Played Open, Person Bidder, string Bid, Person Writer, Person Hasher, Priced Priced, Played Invited, string Draw, TwoBids Opened);
}
