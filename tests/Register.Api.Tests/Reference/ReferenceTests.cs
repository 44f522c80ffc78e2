using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Reference;

namespace Register.Api.Tests.Reference;

/// <summary>A running program with our own lists, and a newer year of sectors behind them.</summary>
public sealed class ReferenceApp : IAsyncLifetime
{
    public RegisterApp App { get; } = new();

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        await App.InWrite(async services =>
        {
            await services.GetRequiredService<ReferenceImporter>().ImportDemoLists();
            return 0;
        });
        await App.InWrite(services => services.GetRequiredService<ReferenceImporter>().ImportSectors(NextYear(), 2030));
    }

    public Task DisposeAsync() => App.DisposeAsync();

    // As ours, but for a new name of 8130 and without 8123.
    private static MemoryStream NextYear()
    {
        using var ours = new StreamReader(DemoLists.Sectors());
        var lines = ours.ReadToEnd().Split('\n').Where(l => !l.StartsWith("8123", StringComparison.Ordinal))
            .Select(l => l.Replace("8130,Hoveniers en groenbeheer", "8130,Hovenierswerk", StringComparison.Ordinal));
        return new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }
}

public sealed class ReferenceTests(ReferenceApp reference) : IClassFixture<ReferenceApp>
{
    [Theory]
    [InlineData("/v1/sectors?q=hovenierswerk", "8130")]
    [InlineData("/v1/sectors?q=GROEN%20hoven", "813")]
    [InlineData("/v1/sectors?q=financiele", "L")]
    [InlineData("/v1/sectors?q=gardening&level=class", "8130")]
    [InlineData("/v1/sectors?q=81.30.1", "81301")]
    [InlineData("/v1/sectors?parent=81", "811,812,813")]
    [InlineData("/v1/sectors?parent=81.3", "8130")]
    [InlineData("/v1/sectors?parent=812", "8121,8122")]
    [InlineData("/v1/sectors?parent=812&year=2026", "8121,8122,8123")]
    [InlineData("/v1/sectors?q=hoveniers&level=class&year=2025", "8130")]
    [InlineData("/v1/sectors?q=hovenierswerk&year=2025", "")]
    [InlineData("/v1/sectors?year=2024", "")]
    [InlineData("/v1/sectors?q=%25", "")]
    [InlineData("/v1/districts?municipality=GM0938", "WK093800,WK093801,WK093802")]
    [InlineData("/v1/districts?q=centrum%20heerlen", "WK091733")]
    [InlineData("/v1/districts?level=municipality&q=maas", "GM0935")]
    [InlineData("/v1/districts?parent=PV31", "GM0917,GM0935,GM0938,GM0994,GM1883,GM1903")]
    [InlineData("/v1/districts?parent=PV31&municipality=GM0935", "")]
    [InlineData("/v1/districts?level=province&q=fryslan", "PV21")]
    [InlineData("/v1/cpv-codes?parent=77300000", "77310000,77320000,77340000")]
    [InlineData("/v1/cpv-codes?q=77310000-6", "77310000")]
    [InlineData("/v1/cpv-codes?q=website&level=category", "72413000")]
    public async Task A_list_holds_what_the_filters_say(string path, string codes)
    {
        var answer = (await reference.App.Anyone().Get(path)).ShouldBe(HttpStatusCode.OK);

        string.Join(',', Codes(answer)).ShouldBe(codes);
    }

    [Fact]
    public async Task Districts_are_what_is_listed_when_nothing_is_asked() =>
        Codes((await reference.App.Anyone().Get("/v1/districts?limit=100")).ShouldBe(HttpStatusCode.OK)).ShouldAllBe(c => c.StartsWith("WK"));

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var whole = Codes(await reference.App.Anyone().Get("/v1/cpv-codes?limit=100")).ToList();
        var read = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await reference.App.Anyone().Get("/v1/cpv-codes?limit=7" + (cursor == "" ? "" : "&cursor=" + cursor))).ShouldBe(HttpStatusCode.OK);
            read.AddRange(Codes(page));
            cursor = page["next"]?.GetValue<string>();
        }

        read.ShouldBe(whole);
        read.Count.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("/v1/sectors?level=village", "bad-input")]
    [InlineData("/v1/sectors?year=soon", "bad-input")]
    [InlineData("/v1/sectors?colour=green", "bad-input")]
    [InlineData("/v1/cpv-codes?cursor=*", "paging.cursor")]
    public async Task A_question_that_makes_no_sense_is_refused(string path, string code) =>
        (await reference.App.Anyone().Get(path)).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe(code);

    [Theory]
    [InlineData("/v1/sectors/81.30.1", "81301", "8130,813,81,O")]
    [InlineData("/v1/districts/wk093500", "WK093500", "GM0935,PV31,NL")]
    [InlineData("/v1/districts/NL", "NL", "")]
    [InlineData("/v1/cpv-codes/77310000-6", "77310000", "77300000,77000000")]
    public async Task A_code_is_read_with_all_it_lies_in(string path, string code, string ancestors)
    {
        var answer = (await reference.App.Anyone().Get(path)).ShouldBe(HttpStatusCode.OK);

        answer["code"]!.GetValue<string>().ShouldBe(code);
        string.Join(',', answer["ancestors"]!.AsArray().Select(a => a!["code"]!.GetValue<string>())).ShouldBe(ancestors);
        answer.ETag.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/v1/sectors/0000")]
    [InlineData("/v1/sectors/onzin")]
    [InlineData("/v1/sectors/8130?year=2020")]
    [InlineData("/v1/sectors/8123?year=2031")]
    [InlineData("/v1/districts/WK999999")]
    [InlineData("/v1/cpv-codes/77310000-5")]
    public async Task What_is_not_on_the_list_is_not_found(string path) =>
        (await reference.App.Anyone().Get(path)).ShouldBe(HttpStatusCode.NotFound).Code.ShouldBe("not-found");

    [Fact]
    public async Task A_code_that_ended_is_still_found_and_says_so()
    {
        var answer = (await reference.App.Anyone().Get("/v1/sectors/8123")).ShouldBe(HttpStatusCode.OK);

        answer["validUntil"]!.GetValue<int>().ShouldBe(2029);
        (await reference.App.Anyone().Get("/v1/sectors/8130?year=2026"))["nameNl"]!.GetValue<string>().ShouldBe("Hoveniers en groenbeheer");
        (await reference.App.Anyone().Get("/v1/sectors/8130"))["nameNl"]!.GetValue<string>().ShouldBe("Hovenierswerk");
    }

    private static IEnumerable<string> Codes(Answer answer) => answer["items"]!.AsArray().Select((JsonNode? i) => i!["code"]!.GetValue<string>());
}
