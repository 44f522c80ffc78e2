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
        // Never with what a browser keeps for its reader.
        foreach (var answer in (Answer[])[read, preflight]) answer.Headers.Keys.ShouldNotContain("Access-Control-Allow-Credentials");
    }

    [Fact]
    public async Task No_answer_tells_what_the_program_is_made_of()
    {
        string[] requests = ["GET /v1/sectors", "GET /v1/nothing", "GET /v1/freelancers?limit=x", "POST /v1/freelancers", "GET /health/ready", "GET /", "BREW /v1/sectors", "GET nothing", "GET /%00", "GET /v1/sectors?%", "TRACE /v1/sectors"];
        foreach (var request in requests)
        {
            var answer = await app.Raw(request);
            answer.Headers.Keys.Intersect(["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "Via"], StringComparer.OrdinalIgnoreCase).ShouldBeEmpty(request);
            (string.Join('\n', answer.Headers) + answer.Text).ShouldNotMatch("(?i)kestrel|asp\\.?net|dotnet|microsoft|sqlite|[0-9]+\\.[0-9]+\\.[0-9]+(?<!1\\.0\\.0)", request);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_of_the_design_rules_and_of_care()
    {
        foreach (var path in (string[])["/v1/sectors", "/v1/nothing", "/v1/freelancers?limit=x", "/health/live", "/swagger/index.html"])
        {
            var answer = await app.Anyone().Get(path);
            answer.Headers["API-Version"].ShouldMatch(@"^\d+\.\d+\.\d+$");
            answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            answer.Headers["X-Frame-Options"].ShouldBe("DENY");
            answer.Headers["Referrer-Policy"].ShouldBe("no-referrer");
            answer.Headers["Content-Security-Policy"].ShouldStartWith(path.StartsWith("/swagger") ? "default-src 'self'; " : "default-src 'none'; ");
            answer.Headers["Content-Security-Policy"].ShouldEndWith("; frame-ancestors 'none'");
            answer.Headers.GetValueOrDefault("Server").ShouldBeNull();
        }
    }
}
