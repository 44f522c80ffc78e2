using System.Net;
using System.Text.Json.Nodes;
using static Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Freelancers;

public sealed class SearchFreelancersTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private readonly string run = "proef" + NewKvk();

    [Theory]
    [InlineData("sector=8130", true)]
    [InlineData("sector=81.30", true)]
    [InlineData("sector=813", true)]
    [InlineData("sector=81", true)]
    [InlineData("sector=O", true)]
    [InlineData("sector=81301", false)]
    [InlineData("sector=8121", false)]
    public Task A_sector_finds_those_in_it_and_below_it(string filter, bool found) => Finds(AProfile(p => p["sectors"] = new JsonArray("8130")), filter, found);

    [Theory]
    [InlineData("area=WK093501", true)]
    [InlineData("area=GM0935", true)]
    [InlineData("area=PV31", true)]
    [InlineData("area=NL", true)]
    [InlineData("area=WK190302", true)]
    [InlineData("area=GM1903", true)]
    [InlineData("area=WK093502", false)]
    [InlineData("area=WK190300", false)]
    [InlineData("area=GM0917", false)]
    public Task An_area_finds_who_is_established_or_works_in_it_or_in_a_part_of_it(string filter, bool found) =>
        Finds(AProfile(p => p["workAreas"] = new JsonArray("WK190302")).InTheOpen(), filter, found);

    [Theory]
    [InlineData("GM0935", "area=WK093506", true)]
    [InlineData("GM0935", "area=WK190302", false)]
    [InlineData("PV31", "area=WK190302", true)]
    [InlineData("PV31", "area=GM0917", true)]
    [InlineData("NL", "area=WK190302", true)]
    [InlineData("NL", "area=PV31", true)]
    public Task Who_works_in_a_whole_area_is_found_in_each_part_of_it(string workArea, string filter, bool found) =>
        Finds(AProfile(p => p["workAreas"] = new JsonArray(workArea)), filter, found);

    [Theory]
    [InlineData("q=cafe", true)]
    [InlineData("q=CAFÉ", true)]
    [InlineData("q=snoeien", true)]
    [InlineData("q=borders+CAFE", true)]
    [InlineData("q=vijvers", true)]
    [InlineData("q=borders+schilderen", false)]
    [InlineData("q=snoei", false)]
    public Task Words_find_whoever_has_all_of_them(string filter, bool found) => Finds(AProfile(p =>
    {
        p["name"] = "Café Bloem";
        p["skills"] = new JsonArray("snoeien", "Borders aanleggen");
        p["description"] = "Ook víjvers.";
    }).InTheOpen(), filter, found);

    [Theory]
    [InlineData("maxHourlyRate=52.50", true)]
    [InlineData("maxHourlyRate=52.49", false)]
    [InlineData("minHoursPerWeek=24", true)]
    [InlineData("minHoursPerWeek=25", false)]
    [InlineData("availableOn=2026-03-01", true)]
    [InlineData("availableOn=2026-06-30", true)]
    [InlineData("availableOn=2026-02-28", false)]
    [InlineData("availableOn=2026-07-01", false)]
    [InlineData("openToCollaboration=true", true)]
    [InlineData("sector=81&area=PV31&maxHourlyRate=60&minHoursPerWeek=10&availableOn=2026-05-01&openToCollaboration=true", true)]
    public Task Figures_are_filters(string filter, bool found) => Finds(AProfile(p =>
    {
        p["hoursPerWeek"] = 24;
        p["availability"] = new JsonObject { ["startDate"] = "2026-03-01", ["endDate"] = "2026-06-30" };
    }).InTheOpen(), filter, found);

    [Fact]
    public Task Who_wants_no_joint_bids_is_not_found_for_them() => Finds(AProfile(p => p["openToCollaboration"] = false), "openToCollaboration=true", false);

    [Theory]
    [InlineData("area=WK093501")]
    [InlineData("q=geheim")]
    [InlineData("q=verborgen")]
    [InlineData("maxHourlyRate=1000")]
    [InlineData("minHoursPerWeek=0")]
    [InlineData("availableOn=2026-05-01")]
    public Task No_filter_finds_out_what_she_keeps_to_herself(string filter) => Finds(AProfile(p =>
    {
        p["workAreas"] = new JsonArray("GM0917");
        p["skills"] = new JsonArray("geheim");
        p["description"] = "verborgen";
        p["hoursPerWeek"] = 24;
        p["availability"] = new JsonObject { ["startDate"] = "2026-03-01" };
        p["publicFields"] = new JsonArray();
    }), filter, found: false);

    [Fact]
    public async Task A_change_is_found_by_what_it_says_now()
    {
        var profile = AProfile(p => p["name"] = run);
        var she = await app.Registered(profile);
        (await Search($"q={run}&sector=8130")).ShouldContain(she.Id);
        profile["sectors"] = new JsonArray("8121");
        await she.Client.Put(she.Place(), profile, "\"1\"");
        (await Search($"q={run}&sector=8130")).ShouldBeEmpty();
        (await Search($"q={run}&sector=8121")).ShouldBe([she.Id]);
    }

    [Theory]
    [InlineData("q=%21%3F", HttpStatusCode.BadRequest, "freelancer-search.no-words")]
    [InlineData("maxHourlyRate=cheap", HttpStatusCode.BadRequest, "bad-input")]
    [InlineData("availableOn=tomorrow", HttpStatusCode.BadRequest, "bad-input")]
    [InlineData("limit=101", HttpStatusCode.BadRequest, "paging.limit")]
    [InlineData("cursor=%25", HttpStatusCode.BadRequest, "paging.cursor")]
    [InlineData("colour=green", HttpStatusCode.BadRequest, "bad-input")]
    public async Task A_filter_that_makes_no_sense_is_refused(string filter, HttpStatusCode status, string code) =>
        (await app.Anyone().Get($"/v1/freelancers?{filter}")).ShouldBe(status).Code.ShouldBe(code);

    [Theory]
    [InlineData("")]
    [InlineData("&sector=81")]
    [InlineData("&area=WK093506")]
    [InlineData("&area=WK093506&sector=81&openToCollaboration=true")]
    public async Task Page_after_page_gives_everybody_once_while_others_come_in(string filter)
    {
        var expected = new List<string>();
        for (var i = 0; i < 7; i++) expected.Add((await app.Registered(AProfile(p => p["name"] = run))).Id);
        var (seen, next) = (new List<string>(), (string?)$"/v1/freelancers?q={run}{filter}&limit=2");
        while (next is not null)
        {
            var page = (await app.Anyone().Get(next)).ShouldBe(HttpStatusCode.OK);
            seen.AddRange(page["items"]!.AsArray().Select(f => f!["id"]!.GetValue<string>()));
            if (seen.Count == 2) expected.Add((await app.Registered(AProfile(p => p["name"] = run))).Id);
            next = page.Headers.TryGetValue("Link", out var link) ? link.Split('<', '>')[1] : null;
            (next is null).ShouldBe(page["next"] is null);
        }
        seen.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sector=81")]
    [InlineData("&area=WK093506")]
    [InlineData("&area=WK093506&maxHourlyRate=60")]
    public async Task The_count_is_of_all_pages_and_only_when_asked_for(string filter)
    {
        for (var i = 0; i < 3; i++) await app.Registered(AProfile(p => p["name"] = run));
        (await app.Anyone().Get($"/v1/freelancers?q={run}{filter}&limit=1"))["count"].ShouldBeNull();
        (await app.Anyone().Get($"/v1/freelancers?q={run}{filter}&limit=1&count=true"))["count"]!.GetValue<long>().ShouldBe(3);
    }

    // Her name holds a word that nobody else's does; the filter is judged on her alone, and by itself for errors.
    private async Task Finds(JsonObject profile, string filter, bool found)
    {
        profile["name"] = $"{profile["name"]} {run}";
        var she = await app.Registered(profile);
        var withName = filter.StartsWith("q=", StringComparison.Ordinal) ? $"{filter}+{run}" : $"{filter}&q={run}";
        (await Search(withName)).ShouldBe(found ? [she.Id] : []);
        (await Search(filter + "&limit=100")).Contains(she.Id).ShouldBe(found);
    }

    private async Task<List<string>> Search(string filter) =>
        [.. (await app.Anyone().Get($"/v1/freelancers?{filter}")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().Select(f => f!["id"]!.GetValue<string>())];
}
