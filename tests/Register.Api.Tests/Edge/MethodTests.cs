using System.Net;

namespace Register.Api.Tests.Edge;

public sealed class MethodTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Another_method_is_405_and_tells_which_are_possible()
    {
        var answer = (await app.Anyone().Send(HttpMethod.Patch, "/v1/freelancers")).ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Code.ShouldBe("method.not-allowed");
        answer.Headers["Allow"].Split(", ").ShouldBe(["GET", "HEAD", "POST"], ignoreOrder: true);
    }

    [Fact]
    public async Task Head_answers_as_get_without_the_body()
    {
        var get = (await app.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
        var head = (await app.Anyone().Send(HttpMethod.Head, "/v1/sectors")).ShouldBe(HttpStatusCode.OK);
        head.Body.ShouldBeEmpty();
        head.Headers["Content-Length"].ShouldBe(get.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Options_tells_the_methods()
    {
        var answer = (await app.Anyone().Send(HttpMethod.Options, "/v1/freelancers")).ShouldBe(HttpStatusCode.NoContent);
        answer.Headers["Allow"].ShouldContain("POST");
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v2/freelancers")]
    [InlineData("/nothing")]
    [InlineData("/v1/freelancers/")]
    [InlineData("/v1/sectors/8130/")]
    public async Task Nothing_there_is_404(string path) => (await app.Anyone().Get(path)).ShouldBe(HttpStatusCode.NotFound).Code.ShouldBe("route.not-found");

    [Fact]
    public async Task Any_page_may_read_what_is_public_and_change_nothing()
    {
        var read = await app.Raw("GET /v1/sectors", "Origin: https://example.org\r\n");
        read.Headers["Access-Control-Allow-Origin"].ShouldBe("*");
        var preflight = await app.Raw("OPTIONS /v1/freelancers", "Origin: https://example.org\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n");
        preflight.Headers["Access-Control-Allow-Methods"].ShouldBe("GET,HEAD");
        preflight.Headers["Access-Control-Allow-Headers"].ShouldNotContain("uthorization");
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_of_the_design_rules_and_of_care()
    {
        foreach (var path in (string[])["/v1/sectors", "/v1/nothing", "/v1/freelancers?limit=x", "/health/live", "/swagger/index.html"])
        {
            var answer = await app.Anyone().Get(path);
            answer.Headers["API-Version"].ShouldMatch(@"^\d+\.\d+\.\d+$");
            answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            answer.Headers.GetValueOrDefault("Content-Security-Policy").ShouldNotBeNull();
            answer.Headers.GetValueOrDefault("Server").ShouldBeNull();
        }
    }
}
