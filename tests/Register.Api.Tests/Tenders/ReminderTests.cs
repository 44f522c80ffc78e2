using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http.Loops;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Tenders;

public sealed class ReminderTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task A_deadline_within_two_days_is_told_once_and_again_when_it_moved()
    {
        var played = await app.ATenderForBids();
        var bidder = await app.AFreelancer();
        await bidder.Bids(played);
        (await Told(played)).ShouldBeEmpty();
        app.Clock.MoveTo(played.Deadline.AddHours(-47));
        (await Told(played)).ShouldBe(["TenderClosesSoon"]);
        (await Told(played)).ShouldBe(["TenderClosesSoon"], "once");
        (await bidder.Client.Get("/v1/notices"))["items"]!.AsArray().Select(n => n!.Text("kind")).ShouldBe(["deadlineNear"]);
        var seen = await app.Anyone().Get($"/v1/tenders/{played.TenderId}");
        var body = app.ATender(t => t["contractPeriod"] = seen["contractPeriod"]!.DeepClone()).On(seen);
        body["dates"]!["submissionDeadline"] = played.Deadline.AddDays(1).ToString("O");
        (await played.Buyer.Changes(seen, body)).ShouldBe(HttpStatusCode.OK);
        app.Clock.Move(TimeSpan.FromDays(1));
        (await Told(played)).ShouldBe(["TenderClosesSoon", "TenderClosesSoon"]);
    }

    [Fact]
    public async Task Questions_that_nobody_answered_in_time_are_told_and_answered_ones_are_not()
    {
        var (late, answered) = (await app.ATenderForBids(), await app.ATenderForBids());
        var she = await app.AFreelancer();
        foreach (var played in new[] { late, answered })
        {
            var asked = (await she.Client.Post($"/v1/tenders/{played.TenderId}/questions", new { question = "Mag het in mei?" })).ShouldBe(HttpStatusCode.OK);
            if (played == answered)
                (await played.Buyer.Client.Post($"/v1/tenders/{played.TenderId}/clarifications", new { answers = new[] { new { questionId = asked.Id, answer = "Ja." } } })).ShouldBe(HttpStatusCode.OK);
        }
        (await Told(late)).ShouldBeEmpty();
        app.Clock.MoveTo(late.Deadline.AddHours(-24));
        (await Told(late)).ShouldBe(["TenderClosesSoon", "AnswersOverdue"]);
        (await Told(late)).ShouldBe(["TenderClosesSoon", "AnswersOverdue"]);
        (await Told(answered)).ShouldBe(["TenderClosesSoon"]);
    }

    [Fact]
    public async Task The_end_of_a_standstill_is_told_before_it_comes()
    {
        var played = await app.ATenderForBids(t => t["dates"]!["standstillDays"] = 20);
        played.PastTheDeadline();
        await app.Play(played.TenderId, (t, now) => t.MarkOpened(now));
        await app.Play(played.TenderId, (t, now) => t.MarkAwarded(t.Lots[0].Id, now, t.Content.Dates.StandstillUntil(now)));
        (await Told(played)).ShouldBeEmpty();
        app.Clock.Move(TimeSpan.FromDays(19));
        (await Told(played)).ShouldBe(["StandstillEndsSoon"]);
    }

    private async Task<string[]> Told(Played played)
    {
        var works = app.Services.GetRequiredService<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<RecurringWorks>().Single();
        await works.Round(CancellationToken.None);
        var journal = (await (await app.AnOperator()).Get($"/v1/tenders/{played.TenderId}/journal?limit=100"))["items"]!.AsArray();
        return [.. journal.Select(e => e!.Text("event")).Where(e => e is "TenderClosesSoon" or "AnswersOverdue" or "StandstillEndsSoon")];
    }
}
