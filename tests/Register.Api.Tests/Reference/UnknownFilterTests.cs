using System.Net;

namespace Register.Api.Tests.Reference;

/// <summary>A filter on a code that is on no list is bad input everywhere: an empty answer would look like a search that found nothing.</summary>
public sealed class UnknownFilterTests(ReferenceApp reference) : IClassFixture<ReferenceApp>
{
    [Theory]
    [InlineData("/v1/freelancers?sector=9999&area=GM9999", "area reference.unknown-area", "sector reference.unknown-sector")]
    [InlineData("/v1/freelancers?sector=gardening&q=groen&cursor=MDE", "sector reference.unknown-sector")]
    [InlineData("/v1/clusters?sector=9999&area=Maastricht", "area reference.unknown-area", "sector reference.unknown-sector")]
    [InlineData("/v1/tenders?cpv=gras&area=GM9999", "area reference.unknown-area", "cpv reference.unknown-cpv")]
    [InlineData("/v1/tenders?cpv=77310000-1", "cpv reference.unknown-cpv")]
    [InlineData("/v1/sectors?parent=9999", "parent reference.unknown-sector")]
    [InlineData("/v1/districts?municipality=Maastricht&parent=GM9999", "municipality reference.unknown-municipality", "parent reference.unknown-area")]
    [InlineData("/v1/cpv-codes?parent=99999999", "parent reference.unknown-cpv")]
    [InlineData("/v1/authorities?municipality=PV31", "municipality reference.unknown-municipality")]
    public async Task A_code_on_no_list_is_told_with_its_parameter(string path, params string[] errors)
    {
        var answer = (await reference.App.Anyone().Get(path)).ShouldBe(HttpStatusCode.BadRequest);

        answer.Code.ShouldBe("bad-input");
        answer["errors"]!.AsArray().Select(e => $"{e!["parameter"]} {e!["code"]}").Order().ShouldBe(errors);
        answer["errors"]!.AsArray().ShouldAllBe(e => e!["pointer"] == null);
    }
}
