using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>From the deadline to the decision: opening, scores, panels, inquiries, checks, drop-outs, letters and objections.</summary>
internal static class Judging
{
    private const Who Seers = Who.HerTeam | Who.Authority;

    public static async Task<List<Call>> Calls(Cast cast)
    {
        var tax = (Action<JsonObject>)(t => t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "tax", ["kind"] = "taxCompliance" }));
        var (closed, opened, alone, agreed, priced, tried) = (await cast.Bid(), await cast.Bid(), await cast.Bid(), await cast.Bid(), await cast.Bid(), await cast.Bid(tax));
        var (checkable, mendable, dropping, dropped) = (await cast.Bid(tax), await cast.Bid(tax), await cast.Bid(Replaceable), await cast.Bid(Replaceable));
        var (won, lost, fought) = (await cast.Bid(AwardScenes.Standstill), await cast.Bid(AwardScenes.Standstill), await cast.Bid(AwardScenes.Standstill));
        var elsewhere = await cast.Tender(buyer: cast.OtherBuyer);
        (await cast.Rival.Bids(elsewhere)).ShouldBe(HttpStatusCode.Created);
        foreach (var lot in (Lot[])[alone, agreed]) (await lot.Played.NamesPanel("Carla", "Dirk")).ShouldBe(HttpStatusCode.OK);
        (await (await closed.Played.PastTheDeadline().Opener("anna")).Post($"/v1/tenders/{closed.Played.TenderId}/opening")).ShouldBe(HttpStatusCode.OK);
        foreach (var lot in (Lot[])[opened, alone, agreed, priced, tried, checkable, mendable, dropping, dropped, won, lost, fought]) await lot.Played.Open();
        await elsewhere.Open();
        // Opened: the authority reads what was sealed. Each lot has the same offers.
        cast.Secrets.For(Seers, "Wij zaaien bernagie.", "52417.93");
        cast.Secrets.For(Who.Rival | Who.Authority | Who.OtherAuthority, "Ik plant meidoorn.", "60000.22");
        List<Call> calls =
        [
            .. Opening(cast, closed, opened, elsewhere), .. await Panels(cast, alone, agreed), .. await Prices(cast, opened, priced), .. await DropOuts(cast, dropping, dropped),
            .. await Checks(cast, tried, checkable), .. await Letters(cast, won, lost, fought),
        ];
        return [.. calls, .. await Mending(cast, mendable)];
    }

    private static void Replaceable(JsonObject tender) => tender["settings"] = new JsonObject { ["memberReplacement"] = "remainingMembers" };

    private static Thing Bid(string name, Lot lot, Who seers = Seers) => new(name, seers, ("lotId", lot.Played.LotId), ("bidId", lot.Bid));

    private static Thing On(string name, Lot lot) => new(name, Who.Everybody, ("tenderId", lot.Played.TenderId), ("lotId", lot.Played.LotId));

    private static IEnumerable<Call> Opening(Cast cast, Lot closed, Lot opened, Played elsewhere)
    {
        var (lot, bid) = (On("an opened lot", opened), Bid("her consortium's opened bid", opened));
        var strayed = bid with { Name = "her opened bid, under another's lot", Seers = Who.None, Ids = [("lotId", elsewhere.LotId), bid.Ids[^1]] };
        object Scores(string id) => AwardScenes.Scores((id, 80, "Goed."));
        return
        [
            new("OpenBids", new Thing("a closed tender", Who.Everybody, ("tenderId", closed.Played.TenderId)), Who.Authority) { Body = _ => null }, new("GetOpening", lot, Who.Authority),
            new("ListBids", bid, Who.Authority) { Shown = opened.Bid }, new("GetBid", bid, Seers), new("GetReceipt", bid, Who.HerTeam), new("GetBidEligibility", bid, Seers),
            new("NamePanel", On("a closed lot", closed), Who.Authority) { Body = _ => new { people = new[] { "Carla", "Dirk" } } },
            new("ScoreBids", bid, Who.Authority) { Body = Scores }, new("ScoreBids", strayed, Who.None) { Body = Scores },
            new("GetEvaluation", bid, Who.Authority) { Shown = opened.Bid }, new("ListVerifications", lot, Who.Authority), new("ListDropOuts", lot, Who.Authority | Who.Freelancers | Who.HerPlatform | Who.StrangersPlatform),
            .. Bidding.OnBid("her consortium's opened bid, by every other way", Seers, opened.Bid),
        ];
    }

    private static async Task<IEnumerable<Call>> Panels(Cast cast, Lot alone, Lot agreed)
    {
        var (work, scored) = (On("a lot with a panel", alone), On("a lot whose panel has scored", agreed));
        var dirk = await cast.App.APersonAt(cast.Buyer.AuthorityId, Duties.Evaluate, "Dirk");
        object Scores(int score) => new { scores = ((string[])["A", "B"]).Select(b => new { bid = b, criterion = "plan", score, reason = "Alleen gegeven." }) };
        foreach (var (person, lot) in ((ApiClient, Lot)[])[(dirk, alone), (dirk, agreed), (cast.Authority, agreed)]) (await person.Post($"{lot.Place}/panel/scores", Scores(70))).ShouldBe(HttpStatusCode.OK);
        return
        [
            new("GetPanel", work, Who.Authority), new("ScoreAlone", work, Who.Authority) { Body = _ => Scores(60) }, new("GetPanel", scored, Who.Authority),
            new("ReachConsensus", scored, Who.Authority) { Body = _ => new { scores = ((string[])["A", "B"]).Select(b => new { bid = b, criterion = "plan", score = 70, reason = "Samen.", changes = Array.Empty<object>() }) } },
        ];
    }

    private static async Task<IEnumerable<Call>> Prices(Cast cast, Lot opened, Lot priced)
    {
        (await cast.Authority.Post($"/v1/bids/{priced.Bid}/price-inquiry", new { question = "Hoe komt u aan 52 mille?" })).ShouldBe(HttpStatusCode.Created);
        (await cast.Authority.Post($"/v1/bids/{priced.RivalBid}/price-inquiry", new { question = "Hoe komt u aan 60 mille?" })).ShouldBe(HttpStatusCode.Created);
        (await cast.Rival.Client.Post($"/v1/bids/{priced.RivalBid}/price-inquiry/explanation", new { text = "Mijn mollen graven gratis." })).ShouldBe(HttpStatusCode.OK);
        cast.Secrets.For(Seers, "Hoe komt u aan 52 mille?");
        cast.Secrets.For(Who.Rival | Who.Authority, "Hoe komt u aan 60 mille?", "Mijn mollen graven gratis.");
        var (asked, explained) = (Bid("an inquiry into her price", priced), Bid("the rival's explanation of his price", priced, Who.Rival | Who.Authority) with { Ids = [("bidId", priced.RivalBid)] });
        return
        [
            new("AskAboutPrice", Bid("her consortium's opened bid", opened), Who.Authority) { Body = _ => new { question = "Hoe dat zo?" } },
            new("GetPriceInquiry", asked, Seers), new("GetPriceInquiry", explained, Who.Rival | Who.Authority), new("ExplainPrice", asked, Who.Hers) { Body = _ => new { text = "Eigen machines." } },
            new("JudgePrice", explained, Who.Authority) { Body = _ => new { accepted = true, reasons = "Dat kan." } },
        ];
    }

    private static async Task<IEnumerable<Call>> DropOuts(Cast cast, Lot dropping, Lot dropped)
    {
        object Gone(string text) => new { freelancerId = cast.Fellow.Id, cause = "ceased", explanation = text };
        (await cast.Authority.Post($"/v1/bids/{dropped.Bid}/drop-outs", Gone("Haar schoffel is gebroken."))).ShouldBe(HttpStatusCode.Created);
        cast.Secrets.For(Seers, "Haar schoffel is gebroken.");
        (await cast.She.Client.Put($"/v1/consortia/{dropped.Consortium}/members/{cast.She.Id}/acceptance", new { termsHash = (await cast.She.Client.Get($"/v1/consortia/{dropped.Consortium}"))["termsHash"]!.GetValue<string>() }, null)).ShouldBe(HttpStatusCode.OK);
        var id = (await cast.Authority.Get($"{dropped.Place}/drop-outs"))["items"]![0]!.Text("id");
        var it = new Thing("a drop-out from her consortium's bid", Seers, ("lotId", dropped.Played.LotId), ("dropOutId", id));
        return
        [
            new("RecordDropOut", Bid("her consortium's opened bid", dropping), Who.Authority) { Body = _ => Gone("Zij is gestopt.") },
            new("ListDropOuts", it, Seers) { Shown = id }, new("GetDropOut", it, Seers), new("DecideDropOut", it, Who.Authority) { Body = _ => new { goesOn = true, reasons = "Wie overblijft, voldoet." } },
        ];
    }

    private static async Task<IEnumerable<Call>> Checks(Cast cast, Lot tried, Lot checkable)
    {
        await tried.Scored();
        await checkable.Scored();
        (await cast.Authority.Post($"{checkable.Place}/verifications")).ShouldBe(HttpStatusCode.Created);
        var check = Bid("the check of the intended winner", checkable);
        return
        [
            new("AskEvidence", Bid("her consortium's winning bid", tried), Who.Authority) { Body = _ => new { } }, new("ListVerifications", check, Who.Authority) { Shown = checkable.Bid }, new("GetVerification", check, Seers),
            new("AnswerVerification", check, Who.Hers) { Body = _ => new { text = "De brief ligt bij mijn moeder." } },
            new("ConcludeVerification", check, Who.Authority) { Body = _ => new { accepted = new[] { new { condition = "tax", reason = "Opgevraagd." } } } },
        ];
    }

    private static async Task<IEnumerable<Call>> Mending(Cast cast, Lot mendable)
    {
        await mendable.Scored();
        (await cast.Authority.Post($"{mendable.Place}/verifications")).ShouldBe(HttpStatusCode.Created);
        (await cast.She.Client.Post($"/v1/bids/{mendable.Bid}/verification/answer", new { text = "De blauwe brief ligt bij mijn moeder." })).ShouldBe(HttpStatusCode.OK);
        cast.Secrets.For(Seers, "De blauwe brief ligt bij mijn moeder.");
        var it = Bid("an answered check of the intended winner", mendable);
        return [new("LetMendEvidence", it, Who.Authority) { Body = _ => new { workingDays = 3 } }, new("GetVerification", it, Seers)];
    }

    private static async Task<IEnumerable<Call>> Letters(Cast cast, Lot won, Lot lost, Lot fought)
    {
        await won.Scored();
        foreach (var lot in (Lot[])[lost, fought]) await lot.Decided(wins: false);
        cast.Secrets.For(Seers, "Bernagie is raak.");
        cast.Secrets.For(Who.Rival | Who.Authority, "Meidoorn is mager.");
        var letter = Bid("the letter to her consortium", lost);
        var objected = (await cast.She.Client.Post("/v1/objections", new { bidId = fought.Bid, grounds = new[] { "Mijn blote voeten zijn niet gewogen." }, remedy = "Weeg ze." })).ShouldBe(HttpStatusCode.Created).Id;
        cast.Secrets.For(Seers, "Mijn blote voeten zijn niet gewogen.");
        var (objection, decision) = (new Thing("her objection", Seers, ("lotId", fought.Played.LotId), ("objectionId", objected)), On("a decision", lost));
        return
        [
            new("DecideAward", On("a scored lot", won), Who.Authority) { Body = _ => new { characteristics = "Een ploeg uit de wijk." } }, new("GetAwardDecision", decision, Who.Everybody), new("GetBidDecision", letter, Seers),
            new("WithdrawAward", decision, Who.Authority) { Body = _ => new { reason = "De scores worden opnieuw bepaald." } },
            new("LodgeObjection", letter, Who.HerTeam) { Body = id => new { bidId = id, grounds = new[] { "Fout." }, remedy = "Anders." } },
            new("RecordCourtCase", decision, Who.Authority) { Body = _ => new { broughtAt = cast.App.Clock.GetUtcNow(), grounds = new[] { "Fout." }, remedy = "Een verbod." } },
            new("ListObjections", objection, Seers) { Query = _ => $"lotId={fought.Played.LotId}", Shown = objected }, new("GetObjection", objection, Seers),
            new("SettleObjection", objection, Who.Authority) { Body = _ => new { result = "dismissed", reasons = "Afgewezen." } }, new("WithdrawObjection", objection, Who.Hers),
        ];
    }
}
