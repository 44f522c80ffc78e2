using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Purchasing;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Tenders: a draft that nobody else knows of, and a published one with what is asked about it.</summary>
internal static class Drafting
{
    public static async Task<List<Call>> Calls(Cast cast) => [.. await Draft(cast), .. await Published(cast)];

    /// <summary>Every operation on a tender or its lot, as a thing that only some may know of.</summary>
    public static IEnumerable<Call> OnTender(string name, Who seers, string tenderId, string lotId) => Endpoints.All
        .Where(e => e.Path.Contains("{tenderId}", StringComparison.Ordinal) || e.Path.Contains("{lotId}", StringComparison.Ordinal))
        .Select(e => new Call(e.Name, new Thing(name, seers, ("freelancerId", Thing.Own), e.Path.Contains("{tenderId}", StringComparison.Ordinal) ? ("tenderId", tenderId) : ("lotId", lotId)), seers) { MustBeGranted = false });

    private static async Task<IEnumerable<Call>> Draft(Cast cast)
    {
        var drafted = await cast.Buyer.Drafts(cast.App, t => (t["title"], t["description"]) = ("Concept Rozentuin", "Nog in het vat."));
        var set = await cast.Authority.ASet(PurchasingScenes.Insurance);
        cast.Secrets.For(Who.Authority, "Concept Rozentuin", "Nog in het vat.");
        var draft = new Thing("a draft", Who.Authority, ("tenderId", drafted.Id));
        var lot = new Thing("a draft's lot", Who.Authority, ("lotId", drafted["lots"]![0]!.Text("id")));
        return
        [
            new("SearchTenders", draft, Who.Authority) { Query = _ => $"authorityId={cast.Buyer.AuthorityId}&status=draft", Shown = drafted.Id },
            new("GetTender", draft, Who.Authority), new("ListLots", draft, Who.Authority), new("GetLot", lot, Who.Authority), new("GetTenderAdvice", draft, Who.Authority),
            new("ReadJournal", draft, Who.Authority | Who.Operator) { Query = id => $"subject={id}", Shown = $"\"subject\":\"{drafted.Id}\"" },
            new("ChangeTender", draft, Who.Authority) { Body = _ => cast.App.ATender() }, new("PublishTender", draft, Who.Authority) { Body = _ => new { } },
            new("CopyTender", draft, Who.Authority) { Body = _ => Copy(cast) },
            new("DraftTender", new Thing("a set of conditions", Who.Everybody, ("setId", set)), Who.Authorities)
            {
                Body = id => cast.App.ATender(t => t["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = id, ["version"] = 1 })),
            },
            .. OnTender("a draft, by every other way", Who.Authority, drafted.Id, lot.Id),
        ];
    }

    private static async Task<IEnumerable<Call>> Published(Cast cast)
    {
        var (she, app) = (cast.She, cast.App);
        var content = app.ATender();
        var tender = (await cast.Authority.Post($"/v1/tenders/{(await cast.Authority.Post("/v1/tenders", content)).Id}/publication", new { })).ShouldBe(HttpStatusCode.OK);
        var elsewhere = await cast.Tender(buyer: cast.OtherBuyer);
        var place = $"/v1/tenders/{tender.Id}";
        async Task<string> Asks(string text, bool confidential) => (await she.Client.Post($"{place}/questions", new { question = text, confidential })).ShouldBe(HttpStatusCode.OK).Id;
        var (open, secret) = (await Asks("Mag er ook lavas in?", false), await Asks("Past mijn geheime maaier?", true));
        var seers = Who.Hers | Who.Authority;
        cast.Secrets.For(seers, "Mag er ook lavas in?", "Past mijn geheime maaier?");
        content = content.On(tender);
        content["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().AddDays(45).ToString("O");
        (await cast.Authority.Send(HttpMethod.Post, $"{place}/changes", new JsonObject { ["reason"] = "Meer tijd.", ["content"] = content.DeepClone() }, tender.ETag)).ShouldBe(HttpStatusCode.OK);
        content["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().AddDays(50).ToString("O");
        var it = new Thing("a tender", Who.Everybody, ("tenderId", tender.Id));
        var question = new Thing("her confidential question", seers, ("tenderId", tender.Id), ("questionId", secret));
        var asked = new Thing("her question", seers, ("tenderId", tender.Id), ("questionId", open));
        var strayed = new Thing("her question, under another's tender", Who.None, ("tenderId", elsewhere.TenderId), ("questionId", secret));
        object Answering(string id) => new { answers = new[] { new { questionId = id, answer = "Ja." } } };
        return
        [
            .. ((string[])["GetTender", "ListLots", "GetTenderAdvice", "ListTenderChanges", "ListClarifications"]).Select(o => new Call(o, it, Who.Everybody)),
            new("GetLot", new Thing("a lot", Who.Everybody, ("lotId", tender["lots"]![0]!.Text("id"))), Who.Everybody),
            new("AmendTender", it, Who.Authority) { Body = _ => new JsonObject { ["reason"] = "Meer tijd.", ["content"] = content.DeepClone() } },
            new("CopyTender", it, Who.Authorities) { Body = _ => Copy(cast) }, new("WithdrawTender", it, Who.Authority) { Body = _ => new { reason = "Het budget is vervallen." } },
            new("ReadTenderJournal", it, Who.Authority | Who.Operator), new("AskQuestion", it, Who.Freelancers | Who.HerPlatform | Who.StrangersPlatform) { Body = _ => new { question = "Mag het in mei?" } },
            new("ListQuestions", asked, seers) { Shown = open }, new("ListQuestions", question, seers) { Shown = secret },
            new("AnswerConfidentially", question, Who.Authority) { Body = _ => new { answer = "Die past." } }, new("AnswerConfidentially", strayed, Who.None) { Body = _ => new { answer = "Die past." } },
            new("PublishClarifications", asked, Who.Authority) { Body = Answering }, new("PublishClarifications", strayed with { Ids = [strayed.Ids[0], ("questionId", open)] }, Who.None) { Body = Answering },
            new("ListNotices", it, Who.Hers) { Query = id => $"tenderId={id}", Shown = tender.Id },
        ];
    }

    private static object Copy(Cast cast)
    {
        var now = cast.App.Clock.GetUtcNow();
        return new { dates = new { submissionDeadline = now.AddDays(50).ToString("O") }, contractPeriod = new { startDate = now.AddDays(90).ToString("yyyy-MM-dd"), endDate = now.AddDays(800).ToString("yyyy-MM-dd") } };
    }
}
