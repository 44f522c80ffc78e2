using System.Net;

namespace Register.Api.Tests.Tenders;

public sealed class CopyTenderTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task A_copy_says_the_same_with_other_dates_and_lots_of_its_own()
    {
        var buyer = await app.ABuyer();
        var earlier = await buyer.Publishes(app);
        var now = app.Clock.GetUtcNow();
        var copy = (await buyer.Client.Post($"/v1/tenders/{earlier.Id}/copies", Copy(now))).ShouldBe(HttpStatusCode.Created);
        copy.Headers["Location"].ShouldEndWith($"/v1/tenders/{copy.Id}");
        copy.Status().ShouldBe("draft");
        copy["title"]!.GetValue<string>().ShouldBe("Groenonderhoud Wyck");
        copy["award"]!.ToJsonString().ShouldBe(earlier["award"]!.ToJsonString());
        copy["lots"]![0]!["id"]!.GetValue<string>().ShouldNotBe(earlier["lots"]![0]!["id"]!.GetValue<string>());
        copy["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>().ShouldBe(now.AddDays(50), TimeSpan.FromMilliseconds(2));
        (await buyer.Client.Post($"/v1/tenders/{copy.Id}/publication")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Anothers_draft_is_not_there_to_be_copied_and_dates_that_do_not_fit_are_refused()
    {
        var (buyer, now) = (await app.ABuyer(), app.Clock.GetUtcNow());
        var draft = await buyer.Drafts(app);
        (await (await app.ABuyer("Gemeente Almere")).Client.Post($"/v1/tenders/{draft.Id}/copies", Copy(now))).ShouldBe(HttpStatusCode.NotFound);
        (await buyer.Client.Post($"/v1/tenders/{draft.Id}/copies", Copy(now.AddYears(2), contractFrom: now))).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("tender.contract-before-deadline");
    }

    private static object Copy(DateTimeOffset now, DateTimeOffset? contractFrom = null) => new
    {
        dates = new { submissionDeadline = now.AddDays(50).ToString("O") },
        contractPeriod = new { startDate = (contractFrom ?? now).AddDays(90).ToString("yyyy-MM-dd"), endDate = now.AddDays(800).ToString("yyyy-MM-dd") },
    };
}
