using System.Text.Json.Nodes;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Player
{
    private static readonly string[] Results = ["upheld", "dismissed", "withdrawn"];

    private static string SomeId => Guid.CreateVersion7().ToString();

    /// <summary>Sends the step's request.</summary>
    public async Task<Answer> Send(Step step, Model model)
    {
        var client = clients[step.Who];
        var (bid, lots, tenders) = ($"/v1/bids/{bids[step.On] ?? SomeId}", $"/v1/lots/{lot}", $"/v1/tenders/{tender}");
        var draft = $"/v1/bid-drafts/{drafts[step.On % people.Count] ?? SomeId}";
        var draws = $"{tenders}/draws/{draw ?? SomeId}";
        var contracts = $"/v1/contracts/{contract ?? SomeId}";
        var question = model.QuestionAt(step.On) is { } asked ? questions[asked] : SomeId;
        var objection = $"/v1/objections/{(model.ObjectionAt(step) is { } place ? objections[place] : SomeId)}";
        return step.What switch
        {
            Operation.Draft => await client.Post("/v1/tenders", Another(model)),
            Operation.Copy => await client.Post($"{tenders}/copies", AnothersDates(model)),
            Operation.ChangeDraft => await client.Put(tenders, Content(model, model.DraftedDeadline(step.Variant)), await Tag(step, clients[Who.Publisher], tenders)),
            Operation.Publish => await client.Post($"{tenders}/publication", new { motivations }),
            Operation.Amend => await Amend(step, client, model, tenders),
            Operation.WithdrawTender => await client.Post($"{tenders}/withdrawal", new { reason = "Het budget is vervallen." }),
            Operation.Ask => await client.Post($"{tenders}/questions", new { question = "Mag het ook met de zeis?", confidential = step.Variant == 1 }),
            Operation.AnswerConfidentially => await client.Post($"{tenders}/questions/{question}/answer", new { answer = "Dat mag." }),
            Operation.Clarify => await client.Post($"{tenders}/clarifications", new { answers = new[] { new { questionId = question, answer = "Dat mag." } } }),
            Operation.PrepareDraw => await client.Post($"{tenders}/draws", Plan(model.KnownFrom(step.Variant))),
            Operation.SendInvitations => await client.Post($"{draws}/invitations", new { publicValue = "ronde 4417: 9f86d081" }),
            Operation.InviteNext => await client.Post($"{draws}/replacements"),
            Operation.CancelDraw => await client.Post($"{draws}/cancellation", new { reason = "Het gebied was te klein." }),
            Operation.Decline => await client.Post($"{draws}/declination", new { reason = "Ik zit vol." }),
            Operation.Submit => await client.Post($"{lots}/bids", ABid(step, model)),
            Operation.SubmitSeveral => await client.Post($"{tenders}/bids", Several(step, model)),
            Operation.Replace => await client.Put(bid, ABid(step, model), await Tag(step, people[model.Bids[step.On]?.Lead ?? 0].Client, bid)),
            Operation.Confirm => await client.Post($"{bid}/confirmation"),
            Operation.WithdrawBid => await client.Post($"{bid}/withdrawal"),
            Operation.BeginBid => await client.Post($"{lots}/bid-drafts", DraftOf(step, model)),
            Operation.RewriteBid => await client.Put(draft, DraftOf(step, model), await Tag(step, people[step.On].Client, draft)),
            Operation.DiscardBid => await client.Delete(draft, await Tag(step, people[step.On].Client, draft)),
            Operation.HandInBid => await client.Post($"{draft}/submission"),
            Operation.Form or Operation.Accept or Operation.TakeIn or Operation.Part or Operation.ChangeTerms or Operation.HandInPart or Operation.ReadConsortium or Operation.ReadParts =>
                await Cooperates(step, client, model),
            Operation.RecordDropOut => await client.Post($"{bid}/drop-outs", new { freelancerId = people[step.Variant].Id, cause = "ceased", explanation = "Handelsregister, 20 november." }),
            Operation.DecideDropOut => await client.Post($"/v1/drop-outs/{model.DropOutAt(step)?.Id ?? SomeId}/verdict", new { goesOn = step.Variant == 0, reasons = "Zo is het." }),
            Operation.ListDropOuts => await client.Get($"{lots}/drop-outs"),
            Operation.ReadDropOut => await client.Get($"/v1/drop-outs/{model.DropOutAt(step)?.Id ?? SomeId}"),
            Operation.NamePanel => await client.Post($"{lots}/panel", new { people = Model.Named(step).Select(NameOf) }),
            Operation.ScoreAlone => await client.Post($"{lots}/panel/scores", new { scores = await Alone(step, model, lots) }),
            Operation.Agree => await client.Post($"{lots}/panel/consensus", new { scores = await Together(step, model, lots) }),
            Operation.Open => await client.Post($"{tenders}/opening", OpeningKey(step)),
            Operation.Score => await client.Post($"{lots}/scores", new { scores = Scores(step, model) }),
            Operation.AskAboutPrice => await client.Post($"{bid}/price-inquiry", new { question = "Hoe kan het zo goedkoop?", workingDays = step.Variant == 1 ? 1 : 5 }),
            Operation.ExplainPrice => await client.Post($"{bid}/price-inquiry/explanation", new { text = "Met schapen." }),
            Operation.JudgePrice => await client.Post($"{bid}/price-inquiry/verdict", new { accepted = step.Variant != 1, reasons = "Zo is het." }),
            Operation.AskEvidence => await client.Post($"{lots}/verifications", Choice(step)),
            Operation.AnswerEvidence => await client.Post($"{bid}/verification/answer", new { text = "Alles staat erin." }),
            Operation.LetMend => await client.Post($"{bid}/verification/cure", new { workingDays = step.Variant == 1 ? 1 : 2 }),
            Operation.Conclude => await client.Post($"{bid}/verification/conclusion", Conclusion(step)),
            Operation.VerifyEvidence => await Verify(step, client),
            Operation.Decide => await client.Post($"{lots}/award-decision", Choice(step)),
            Operation.WithdrawAward => await client.Post($"{lots}/award-decision/withdrawal", new { reason = "De scores worden opnieuw bepaald." }),
            Operation.Object => await client.Post("/v1/objections", new { bidId = bids[step.On] ?? SomeId, grounds = new[] { "Bijlage 2 is niet gelezen." }, remedy = "Een nieuwe beoordeling." }),
            Operation.RecordCase => await RecordCase(client, $"{lots}/court-cases", model.BroughtAt(step.Variant)),
            Operation.Settle => await client.Post($"{objection}/outcome", new { result = Results[step.Variant % 3], reasons = "Zo is het." }),
            Operation.WithdrawObjection => await client.Post($"{objection}/withdrawal"),
            Operation.Sign => await client.Post("/v1/contracts", new { lotId = lot }),
            Operation.AcceptContract => await client.Post($"{contracts}/acceptance"),
            Operation.WithdrawContract => await client.Post($"{contracts}/withdrawal", new { reason = "De winnaar ziet ervan af." }),
            Operation.ChangeContract => await client.Send(HttpMethod.Post, $"{contracts}/changes",
                new { value = Euros((model.Contract?.Value ?? 1) + (step.Variant == 2 ? 0 : 1)), reason = "Na de storm is er meer te doen." }, await Tag(step, clients[Who.Evaluator], contracts)),
            Operation.End => await client.Post($"{contracts}/end", new { lastDay = step.Variant == 1 ? model.ContractEnd.AddDays(1) : Model.DayOf(model.Now), reason = "Het werk is klaar." }),
            Operation.Review => await client.Post($"{contracts}/review", new { scores = new[] { new { aspect = "planning", score = 4 } }, text = "Steeds op tijd." }),
            Operation.AnswerReview => await client.Post($"{contracts}/review/answer", new { text = "Dank u." }),
            Operation.ReadTender => await client.Get(tenders),
            Operation.ReadBid => await client.Get(bid),
            Operation.ReadReceipt => await client.Get($"{bid}/receipt"),
            Operation.ListBids => await client.Get($"{lots}/bids"),
            Operation.ReadOpening => await client.Get($"{tenders}/opening"),
            Operation.ReadEvaluation => await client.Get($"{lots}/evaluations"),
            Operation.ReadDecision => await client.Get($"{lots}/award-decision"),
            Operation.ReadLetter => await client.Get($"{bid}/decision"),
            Operation.ReadDraft => await client.Get(draft),
            Operation.ListDrafts => await client.Get("/v1/bid-drafts"),
            Operation.ReadPanel => await client.Get($"{lots}/panel"),
            Operation.ReadContract => await client.Get(contracts),
            _ => throw new InvalidOperationException($"{step.What} has no request."),
        };
    }

    // The tag of what is there; or, where a step says so, one of what never was.
    private static async Task<string> Tag(Step step, ApiClient reader, string place) =>
        step is { What: Operation.Amend, Variant: 5 } or { What: not Operation.Amend, Variant: 1 } ? "\"999999\"" : (await reader.Get(place)).ETag ?? "\"1\"";

    private async Task<Answer> Amend(Step step, ApiClient client, Model model, string place)
    {
        var content = Content(model, model.AmendedDeadline(step.Variant), amended = TextOf(step));
        var change = new JsonObject { ["reason"] = "Er was iets vergeten.", ["substantial"] = step.Variant is 1 or 2, ["content"] = content };
        return await client.Send(HttpMethod.Post, $"{place}/changes", change, await Tag(step, clients[Who.Publisher], place));
    }

    private JsonObject Plan(DateTimeOffset knownFrom) => new()
    {
        ["method"] = "random", ["number"] = Model.Drawn,
        ["criteria"] = new JsonObject { ["sectors"] = new JsonArray("8130"), ["availableOn"] = available },
        ["publicValue"] = new JsonObject { ["source"] = "drand, ronde 4417", ["knownFrom"] = knownFrom.ToString("O") },
    };

    private JsonObject Several(Step step, Model model)
    {
        var bid = ABid(step, model);
        bid["lotId"] = lot;
        return new JsonObject { ["bids"] = new JsonArray(bid) };
    }

    private IEnumerable<object> Scores(Step step, Model model)
    {
        var given = model.Scored(step).Select(s => (Bid: bids[s.Who]!, s.Score)).ToList();
        return (given.Count > 0 ? given : [(SomeId, 1)]).Select(s => new { bidId = s.Bid, criterion = "plan", score = s.Score, reason = "Zo is het." });
    }

    private JsonObject Choice(Step step)
    {
        var choice = new JsonObject();
        if (step.What == Operation.Decide) choice["characteristics"] = "Een ploeg uit de wijk.";
        if (step.Variant is 1 or 2) choice[step.What == Operation.Decide ? "winnerBidId" : "bidId"] = bids[step.On] ?? SomeId;
        if (step.Variant == 1 || step is { What: Operation.Decide, Variant: 3 }) choice["motivation"] = "Zo is het beter.";
        if (step.Variant == 3) choice[step.What == Operation.Decide ? "noAward" : "workingDays"] = step.What == Operation.Decide ? true : 1;
        return choice;
    }

    private static JsonObject Conclusion(Step step)
    {
        var conclusion = new JsonObject();
        if (step.Variant == 1) conclusion["accepted"] = new JsonArray(new JsonObject { ["condition"] = "insurance", ["reason"] = "Opgevraagd bij de verzekeraar." });
        if (step.Variant != 2) conclusion["reasons"] = "Zo is het.";
        return conclusion;
    }

    private async Task<Answer> Verify(Step step, ApiClient client)
    {
        var place = $"{people[step.On].EvidencePlace()}/{evidence[step.On]}";
        return await client.Put($"{place}/verification", new { outcome = "verified" }, (await clients[Who.Verifier].Get(place)).ETag);
    }

    private async Task<Answer> RecordCase(ApiClient client, string place, DateTimeOffset broughtAt)
    {
        // What was decided a moment ago is brought to court after that moment.
        if (broughtAt - app.Clock.GetUtcNow() is { TotalMilliseconds: > 0 and < 100 } wait) await Task.Delay(wait);
        return await client.Post(place, new { broughtAt, grounds = new[] { "Bijlage 2 is niet gelezen." }, remedy = "Een verbod om te gunnen." });
    }

    private JsonObject Another(Model model)
    {
        var content = Content(model, model.Now.AddDays(30));
        content["lots"]![0]!.AsObject().Remove("id");
        foreach (var (name, value) in AnothersDates(model)) content[name] = value!.DeepClone();
        return content;
    }

    private static JsonObject AnothersDates(Model model) => new()
    {
        ["dates"] = new JsonObject { ["submissionDeadline"] = model.Now.AddDays(30).ToString("O") },
        ["contractPeriod"] = new JsonObject { ["startDate"] = Model.DayOf(model.Now.AddDays(60)).ToString("yyyy-MM-dd"), ["endDate"] = Model.DayOf(model.Now.AddDays(90)).ToString("yyyy-MM-dd") },
    };
}
