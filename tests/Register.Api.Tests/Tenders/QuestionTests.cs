using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Tenders;

public sealed class QuestionTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task Answers_go_to_all_at_once_in_numbered_clarifications()
    {
        var played = await app.ATenderForBids();
        var (she, other) = (await app.AFreelancer(), await app.AFreelancer());
        var (first, second) = (await Ask(she, played, "Mag het in mei?"), await Ask(other, played, "Wie levert het gereedschap?", lot: played.LotId));
        var published = (await Publish(played, (first.Id, null, "Ja."), (second.Id, "Levert de gemeente gereedschap?", "Nee."))).ShouldBe(HttpStatusCode.OK);
        published["number"]!.GetValue<int>().ShouldBe(1);
        published["movedDeadline"].ShouldBeNull();
        (await Publish(played, ((await Ask(she, played, "En in juni?")).Id, null, "Ook."))).ShouldBe(HttpStatusCode.OK)["number"]!.GetValue<int>().ShouldBe(2);

        var all = (await app.Anyone().Get($"/v1/tenders/{played.TenderId}/clarifications")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray();
        all[0]!["answers"]!.AsArray().Select(a => $"{a!.Text("question")} {a!.Text("answer")}").ShouldBe(["Mag het in mei? Ja.", "Levert de gemeente gereedschap? Nee."]);
        all[1]!["answers"]![0]!.Text("asker").ShouldBe(all[0]!["answers"]![0]!.Text("asker"), "the same asker is recognised as the same");
        all[0]!["answers"]![1]!.Text("asker").ShouldNotBe(all[0]!["answers"]![0]!.Text("asker"));
        (await app.Anyone().Get($"/v1/tenders/{played.TenderId}"))["clarifications"]!.GetValue<int>().ShouldBe(2);
        (await other.Client.Get("/v1/notices"))["items"]!.AsArray().Select(n => $"{n!.Text("kind")} {n!["number"]}").ShouldBe(["clarificationsPublished 2", "clarificationsPublished 1"]);
        (await Publish(played, (first.Id, null, "Nee."))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("question.answered");
        (await app.Anyone().Get($"/v1/tenders/{played.TenderId}/clarifications"))["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_but_the_operator_learns_who_asked()
    {
        var (played, elsewhere) = (await app.ATenderForBids(), await app.ATenderForBids());
        var she = await app.AFreelancer();
        var asked = await Ask(she, played, "Mag het in mei?");
        var again = await Ask(she, elsewhere, "Mag het in mei?");
        again["asker"]!.GetValue<string>().ShouldNotBe(asked["asker"]!.GetValue<string>(), "in another tender she is somebody else");
        await Publish(played, (asked.Id, null, "Ja."));
        var auditor = await app.APersonAt(played.Buyer.AuthorityId, Duties.Audit | Duties.Publish, "auditor");
        foreach (var place in new[] { "questions", "clarifications", "journal", "changes" })
        {
            var seen = (await auditor.Get($"/v1/tenders/{played.TenderId}/{place}")).ShouldBe(HttpStatusCode.OK);
            seen.Text.ShouldNotContain(she.Id);
            seen.Text.ShouldNotContain(she.Client.Key!);
        }
        (await auditor.Get("/v1/journal?limit=100")).Text.ShouldNotContain(she.Id);
        (await auditor.Get($"/v1/tenders/{played.TenderId}/questions")).Text.ShouldContain("Mag het in mei?");
        played.PastTheDeadline();
        await app.Play(played.TenderId, (t, now) => t.MarkOpened(now));
        (await auditor.Get($"/v1/tenders/{played.TenderId}/journal")).Text.ShouldNotContain(she.Id);
        (await (await app.AnOperator()).Get($"/v1/journal?subject={asked.Id}")).Text.ShouldContain(she.Id);
    }

    [Fact]
    public async Task One_sees_ones_own_questions_and_another_authority_sees_none()
    {
        var played = await app.ATenderForBids();
        var (she, other) = (await app.AFreelancer(), await app.AFreelancer());
        var (mine, theirs) = (await Ask(she, played, "Een?"), await Ask(other, played, "Twee?"));
        var place = $"/v1/tenders/{played.TenderId}/questions";
        (await she.Client.Get(place)).ShouldBe(HttpStatusCode.OK).Ids().ShouldBe([mine.Id]);
        (await played.Buyer.Client.Get(place)).Ids().ShouldBe(new[] { mine.Id, theirs.Id }.Order());
        await Publish(played, (mine.Id, null, "Ja."));
        (await played.Buyer.Client.Get(place + "?status=open")).Ids().ShouldBe([theirs.Id]);
        (await played.Buyer.Client.Get(place + "?limit=1")).Ids().Length.ShouldBe(1);
        (await (await app.ABuyer("Gemeente Almere")).Client.Get(place)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("tender.not-yours");
        (await app.Anyone().Get(place)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_confidential_question_is_answered_to_its_asker_alone_or_must_be_asked_openly()
    {
        var played = await app.ATenderForBids();
        var she = await app.AFreelancer();
        var (secret, common) = (await Ask(she, played, "Past mijn geheime maaier?", confidential: true), await Ask(she, played, "Is er stroom?", confidential: true));
        var open = await Ask(she, played, "Is er water?");
        (await Publish(played, (secret.Id, null, "Ja."))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("question.confidential");
        (await Reply(played, open.Id, new { answer = "Ja." })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("question.not-confidential");
        (await Reply(played, secret.Id, new { answer = "Ja.", declined = "Nee." })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/declined question.one-reply"]);
        (await Reply(played, secret.Id, new { })).ShouldBe(HttpStatusCode.BadRequest);
        (await Reply(played, secret.Id, new { answer = "Die past." })).ShouldBe(HttpStatusCode.OK);
        (await Reply(played, common.Id, new { declined = "Dat moet iedereen weten." })).ShouldBe(HttpStatusCode.OK).Status().ShouldBe("declined");
        (await Reply(played, common.Id, new { answer = "Ja." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("question.answered");
        var mine = (await she.Client.Get($"/v1/tenders/{played.TenderId}/questions")).Text;
        mine.ShouldContain("Die past.");
        mine.ShouldContain("Dat moet iedereen weten.");
        (await app.Anyone().Get($"/v1/tenders/{played.TenderId}/clarifications")).Text.ShouldNotContain("maaier");
        (await she.Client.Get("/v1/notices"))["items"]!.AsArray().Select(n => n!.Text("kind")).ShouldBe(["questionAnswered", "questionAnswered"]);
    }

    [Fact]
    public async Task Answers_after_their_last_day_move_the_deadline_or_are_refused_as_the_settings_say()
    {
        var moves = await app.ATenderForBids(t => t["dates"]!["awardPlannedAt"] = app.Clock.GetUtcNow().AddDays(31).ToString("O"));
        var stands = await app.ATenderForBids(t => t["settings"] = new JsonObject { ["lateAnswersMoveDeadline"] = false });
        var she = await app.AFreelancer();
        var (first, second) = (await Ask(she, moves, "Een?"), await Ask(she, stands, "Twee?"));
        // Three days before is the last one for answers below the threshold.
        app.Clock.MoveTo(moves.Deadline.AddDays(-1));
        (await Ask(she, moves, "Nog een?", expected: HttpStatusCode.Conflict)).Code.ShouldBe("question.too-late");
        (await played(second.Id)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("question.answer-too-late");
        (await stands.Buyer.Client.Get($"/v1/tenders/{stands.TenderId}/questions?status=open")).Ids().ShouldBe([second.Id]);
        var late = (await Publish(moves, (first.Id, null, "Ja."))).ShouldBe(HttpStatusCode.OK);
        late["movedDeadline"]!.GetValue<DateTimeOffset>().ShouldBe(moves.Deadline.AddDays(2), TimeSpan.FromHours(26));
        late["movedDeadline"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(moves.Deadline);
        var change = (await app.Anyone().Get($"/v1/tenders/{moves.TenderId}/changes"))["items"]![0]!;
        change["clarificationNumber"]!.GetValue<int>().ShouldBe(1);
        change["substantial"]!.GetValue<bool>().ShouldBeFalse();
        change["differences"]!.AsArray().Select(d => d!.Text("pointer")).Order().ShouldBe(["/dates/awardPlannedAt", "/dates/submissionDeadline"]);

        Task<Answer> played(string id) => Publish(stands, (id, null, "Ja."));
    }

    [Fact]
    public async Task What_is_out_of_order_or_about_nothing_is_refused_and_leaves_nothing()
    {
        var played = await app.ATenderForBids();
        var she = await app.AFreelancer();
        var place = $"/v1/tenders/{played.TenderId}/questions";
        (await she.Client.Post(place, new { question = "" })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/question value.required"]);
        (await she.Client.Post(place, new { question = "Wat?", lotId = Guid.CreateVersion7() })).ShouldBe(HttpStatusCode.UnprocessableEntity)["errors"]![0]!.Text("pointer").ShouldBe("/lotId");
        (await she.Client.Post(place, new { question = "Wat?", lotId = played.LotId, conditionId = "c9" })).ShouldBe(HttpStatusCode.UnprocessableEntity)["errors"]![0]!.Text("pointer").ShouldBe("/conditionId");
        (await she.Client.Post($"/v1/tenders/{(await played.Buyer.Drafts(app)).Id}/questions", new { question = "Wat?" })).ShouldBe(HttpStatusCode.NotFound);
        (await Publish(played, (Guid.CreateVersion7().ToString(), null, "Ja."))).ShouldBe(HttpStatusCode.NotFound);
        var elsewhere = await app.ATenderForBids();
        (await Publish(elsewhere, ((await Ask(she, played, "Wat?")).Id, null, "Ja."))).ShouldBe(HttpStatusCode.NotFound);
        (await played.Buyer.Client.Post($"/v1/tenders/{played.TenderId}/withdrawal", new { reason = "Vervallen." })).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Post(place, new { question = "Waarom?" })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.withdrawn");
        (await she.Client.Get(place)).Ids().Length.ShouldBe(1);
        (await app.Anyone().Get($"/v1/tenders/{elsewhere.TenderId}/clarifications"))["items"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<Answer> Ask(Person person, Played played, string question, string? lot = null, bool confidential = false, HttpStatusCode expected = HttpStatusCode.OK) =>
        (await person.Client.Post($"/v1/tenders/{played.TenderId}/questions", new { question, lotId = lot, confidential })).ShouldBe(expected);

    private static Task<Answer> Publish(Played played, params (string Id, string? Question, string Answer)[] answers) =>
        played.Buyer.Client.Post($"/v1/tenders/{played.TenderId}/clarifications", new { answers = answers.Select(a => new { questionId = a.Id, question = a.Question, answer = a.Answer }) });

    private static Task<Answer> Reply(Played played, string question, object reply) =>
        played.Buyer.Client.Post($"/v1/tenders/{played.TenderId}/questions/{question}/answer", reply);
}
