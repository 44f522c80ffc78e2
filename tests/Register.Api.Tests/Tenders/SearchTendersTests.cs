using System.Net;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Tenders;

public sealed class SearchTendersTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task Drafts_are_listed_for_their_authority_only()
    {
        var buyer = await app.ABuyer();
        var (draft, tender) = (await buyer.Drafts(app), await buyer.Publishes(app));
        var list = $"/v1/tenders?authorityId={buyer.AuthorityId}";
        (await buyer.Client.Get(list)).ShouldBe(HttpStatusCode.OK).Ids().ShouldBe([draft.Id, tender.Id]);
        (await buyer.Client.Get(list + "&status=draft")).Ids().ShouldBe([draft.Id]);
        (await app.Anyone().Get(list)).Ids().ShouldBe([tender.Id]);
        (await app.Anyone().Get(list + "&status=draft")).Ids().ShouldBeEmpty();
        (await (await app.ABuyer("Gemeente Almere")).Client.Get(list)).Ids().ShouldBe([tender.Id]);
    }

    [Theory]
    [InlineData("cpv=77310000", true)]
    [InlineData("cpv=77310000-6", true)]
    [InlineData("cpv=77300000", true)]
    [InlineData("cpv=77000000", true)]
    [InlineData("cpv=77311000", false)]
    [InlineData("cpv=77313000", true)] // the code of its lot
    [InlineData("cpv=72000000", false)]
    [InlineData("area=WK093501", true)]
    [InlineData("area=GM0935", true)]
    [InlineData("area=PV31", true)]
    [InlineData("area=NL", true)]
    [InlineData("area=WK093502", false)]
    [InlineData("area=WK093801", true)] // a district of Meerssen, where the second lot is
    [InlineData("area=GM0994", false)]
    [InlineData("status=open", true)]
    [InlineData("status=closed", false)]
    [InlineData("closesFrom=2020-01-01T00:00:00Z", true)]
    [InlineData("closesBefore=2020-01-01T00:00:00Z", false)]
    public async Task A_tender_is_found_by_what_it_is_about(string filter, bool found)
    {
        var buyer = await app.ABuyer();
        var tender = await buyer.Publishes(app, t =>
        {
            t["lots"]![0]!["cpv"] = "77313000";
            var second = t["lots"]![0]!.DeepClone();
            second["placeOfPerformance"] = new JsonArray("GM0938");
            t["lots"]!.AsArray().Add(second);
        });
        var page = await app.Anyone().Get($"/v1/tenders?authorityId={buyer.AuthorityId}&{filter}");
        page.ShouldBe(HttpStatusCode.OK).Ids().ShouldBe(found ? [tender.Id] : []);
    }

    [Theory]
    [InlineData("status=half")]
    [InlineData("closesBefore=morgen")]
    [InlineData("cursor=gras")]
    [InlineData("order=deadline&cursor=Z3Jhcw")]
    [InlineData("colour=green")]
    public async Task A_filter_that_makes_no_sense_is_refused(string filter) =>
        (await app.Anyone().Get($"/v1/tenders?{filter}")).ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("drafted")]
    [InlineData("deadline")]
    public async Task Pages_follow_on_each_other_in_either_order(string order)
    {
        var buyer = await app.ABuyer();
        var now = app.Clock.GetUtcNow();
        var made = new List<(string Id, int Days)>();
        foreach (var days in new[] { 30, 20, 20, 25, 20 })
            made.Add(((await buyer.Publishes(app, t => t["dates"]!["submissionDeadline"] = now.AddDays(days).ToString("O"))).Id, days));
        var expected = order == "drafted" ? made.Select(m => m.Id) : made.OrderBy(m => m.Days).ThenBy(m => m.Id, StringComparer.Ordinal).Select(m => m.Id);
        var seen = new List<string>();
        string? next = $"/v1/tenders?authorityId={buyer.AuthorityId}&order={order}&limit=2";
        while (next is not null)
        {
            var page = (await app.Anyone().Get(next)).ShouldBe(HttpStatusCode.OK);
            seen.AddRange(page.Ids());
            next = page.Headers.TryGetValue("Link", out var link) ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }
        seen.ShouldBe(expected);
    }

    [Fact]
    public async Task The_status_filter_and_the_derived_status_agree_at_every_step()
    {
        var buyer = await app.ABuyer();
        var start = app.Clock.GetUtcNow();
        var draft = await buyer.Drafts(app, t =>
        {
            t["dates"]!["bidsFrom"] = start.AddDays(10).ToString("O");
            t["dates"]!["standstillDays"] = 20;
        });
        async Task IsOnly(string status)
        {
            (await buyer.Client.Get($"/v1/tenders/{draft.Id}")).Status().ShouldBe(status);
            foreach (var asked in Enum.GetNames<Domain.Tenders.TenderStatus>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName))
            {
                var page = await buyer.Client.Get($"/v1/tenders?authorityId={buyer.AuthorityId}&status={asked}");
                page.Ids().ShouldBe(asked == status ? [draft.Id] : [], $"asked {asked} of {status}");
                if (asked == status) page["items"]![0]!["status"]!.GetValue<string>().ShouldBe(status);
            }
        }
        await IsOnly("draft");
        await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication");
        await IsOnly("announced");
        app.Clock.Move(TimeSpan.FromDays(10));
        await IsOnly("open");
        app.Clock.Move(TimeSpan.FromDays(20));
        await IsOnly("closed");
        await app.Play(draft.Id, (tender, now) => tender.MarkOpened(now));
        await IsOnly("opened");
        await app.Play(draft.Id, (tender, now) => tender.MarkAwarded(tender.Lots[0].Id, now, tender.Content.Dates.StandstillUntil(now)));
        await IsOnly("awarded");
        app.Clock.Move(TimeSpan.FromDays(1));
        await IsOnly("standstill");
        app.Clock.Move(TimeSpan.FromDays(20));
        await IsOnly("final");
    }

    [Fact]
    public async Task A_failed_and_a_withdrawn_tender_are_found_as_such()
    {
        var buyer = await app.ABuyer();
        var (failed, withdrawn) = (await buyer.Publishes(app), await buyer.Publishes(app));
        await buyer.Client.Post($"/v1/tenders/{withdrawn.Id}/withdrawal", new { reason = "Vervallen." });
        app.Clock.Move(TimeSpan.FromDays(31));
        await app.Play(failed.Id, (tender, now) =>
        {
            tender.MarkOpened(now);
            tender.MarkFailed(tender.Lots[0].Id, now);
        });
        (await app.Anyone().Get($"/v1/tenders?authorityId={buyer.AuthorityId}&status=failed")).Ids().ShouldBe([failed.Id]);
        (await app.Anyone().Get($"/v1/tenders?authorityId={buyer.AuthorityId}&status=withdrawn")).Ids().ShouldBe([withdrawn.Id]);
        (await app.Anyone().Get($"/v1/tenders?authorityId={buyer.AuthorityId}&status=closed")).Ids().ShouldBeEmpty();
    }
}
