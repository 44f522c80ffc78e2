using System.Net;
using System.Text;

namespace Register.Api.Tests.Edge;

public sealed class MalformedRequestTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private const string Profile = """
        "name":"N","identifier":{"scheme":"NL-KVK","id":"12345678"},"email":"a@b.nl","sectors":["8130"],"homeDistrict":"WK093501","workAreas":["GM0935"]
        """;

    [Theory]
    [InlineData("{", "json.malformed", "")]
    [InlineData("", "json.malformed", "")]
    [InlineData("null", "json.null", "")]
    [InlineData("[]", "json.object", "")]
    [InlineData("\"text\"", "json.object", "")]
    [InlineData("{}{}", "json.malformed", "")]
    [InlineData("{" + Profile + ",}", "json.malformed", "")]
    [InlineData("{/* why */" + Profile + "}", "json.malformed", "")]
    [InlineData("{" + Profile + ",\"surprise\":1}", "json.unknown-member", "/surprise")]
    [InlineData("{" + Profile + ",\"Phone\":\"1\"}", "json.unknown-member", "/Phone")]
    [InlineData("{" + Profile + ",\"name\":\"M\"}", "json.duplicate", "/name")]
    [InlineData("{" + Profile + ",\"hoursPerWeek\":NaN}", "json.malformed", "")]
    [InlineData("{" + Profile + ",\"hoursPerWeek\":1e400}", "json.integer", "/hoursPerWeek")]
    [InlineData("{" + Profile + ",\"hoursPerWeek\":99999999999999999999}", "json.integer", "/hoursPerWeek")]
    [InlineData("{" + Profile + ",\"hoursPerWeek\":\"32\"}", "json.integer", "/hoursPerWeek")]
    [InlineData("{" + Profile + ",\"hoursPerWeek\":32.5}", "json.integer", "/hoursPerWeek")]
    [InlineData("{" + Profile + ",\"hourlyRate\":{\"amount\":1e30,\"currency\":\"EUR\"}}", "json.money", "/hourlyRate")]
    [InlineData("{" + Profile + ",\"hourlyRate\":{\"amount\":1.005,\"currency\":\"EUR\"}}", "json.money", "/hourlyRate")]
    [InlineData("{" + Profile + ",\"hourlyRate\":{\"amount\":\"NaN\",\"currency\":\"EUR\"}}", "json.money", "/hourlyRate")]
    [InlineData("{" + Profile + ",\"hourlyRate\":{\"amount\":1}}", "json.money", "/hourlyRate")]
    [InlineData("{" + Profile + ",\"hourlyRate\":{\"amount\":1,\"currency\":null}}", "json.money", "/hourlyRate")]
    [InlineData("{" + Profile + ",\"availability\":{}}", "json.required", "/availability/startDate")]
    [InlineData("{" + Profile + ",\"availability\":{\"startDate\":\"2026-02-30\"}}", "json.date", "/availability/startDate")]
    [InlineData("{" + Profile + ",\"publicFields\":[\"shoeSize\"]}", "json.choice", "/publicFields/0")]
    [InlineData("{" + Profile + ",\"publicFields\":[3]}", "json.choice", "/publicFields/0")]
    [InlineData("{" + Profile + ",\"skills\":[null]}", "json.null", "/skills/0")]
    [InlineData("{" + Profile + ",\"skills\":null}", "json.null", "/skills")]
    [InlineData("{" + Profile + ",\"description\":\"\\ud800\"}", "json.text", "/description")]
    public async Task A_malformed_body_is_told_at_its_place(string body, string code, string pointer)
    {
        var answer = (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", body)).ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers["Content-Type"].ShouldStartWith("application/problem+json");
        var errors = answer["errors"]!.AsArray();
        errors.ShouldContain(e => e!["code"]!.GetValue<string>() == code && e["pointer"]!.GetValue<string>() == pointer, answer.Text);
        errors.ShouldAllBe(e => !string.IsNullOrEmpty(e!["text"]!.GetValue<string>()) && e["text"]!.GetValue<string>() != e["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Several_errors_are_told_together()
    {
        var answer = (await app.Anyone().Post("/v1/freelancers", new { name = 1, email = (string?)null, sectors = "8130", more = true })).ShouldBe(HttpStatusCode.BadRequest);
        var places = answer["errors"]!.AsArray().Select(e => e!["pointer"]!.GetValue<string>()).ToList();
        places.ShouldBe(["/name", "/email", "/sectors", "/more", "/identifier", "/homeDistrict", "/workAreas"], ignoreOrder: true);
    }

    [Fact]
    public async Task Invalid_utf8_in_a_body_is_refused()
    {
        foreach (byte[] bad in (byte[][])[[0xff, 0xfe], [0xc3, 0x28], [0xed, 0xa0, 0x80]])
        {
            byte[] body = [.. Encoding.UTF8.GetBytes("{" + Profile + ",\"description\":\""), .. bad, .. "\"}"u8];
            (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", body)).ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_body_in_another_encoding_is_refused()
    {
        var utf16 = Encoding.Unicode.GetBytes("{" + Profile + "}");
        (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", utf16)).ShouldBe(HttpStatusCode.BadRequest);
        (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", utf16, contentType: "application/json; charset=utf-16")).ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(45)]
    [InlineData(100_000)]
    public async Task Deep_nesting_is_refused(int depth)
    {
        var nested = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", nested)).ShouldBe(HttpStatusCode.BadRequest);
        (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", "{" + Profile + ",\"skills\":" + nested + "}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        var large = "{" + Profile + ",\"description\":\"" + new string('x', 1_100_000) + "\"}";
        (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", large)).ShouldBe(HttpStatusCode.RequestEntityTooLarge).Code.ShouldBe("too-large");
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_431() =>
        (await app.Raw("GET /v1/sectors", $"X-Large: {new string('x', 40_000)}\r\n")).Status.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("nonsense")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_415(string contentType) =>
        (await app.Anyone().Send(HttpMethod.Post, "/v1/freelancers", Encoding.UTF8.GetBytes("{" + Profile + "}"), contentType: contentType))
            .ShouldBe(HttpStatusCode.UnsupportedMediaType).Code.ShouldBe("content-type.json");

    [Theory]
    [InlineData("/v1/freelancers?limit=abc", "limit")]
    [InlineData("/v1/freelancers?limit=1.5", "limit")]
    [InlineData("/v1/freelancers?limit=99999999999", "limit")]
    [InlineData("/v1/freelancers?limit=1&limit=2", "limit")]
    [InlineData("/v1/freelancers?limit=NaN", "limit")]
    [InlineData("/v1/freelancers?limit=", "limit")]
    [InlineData("/v1/freelancers?colour=red", "colour")]
    [InlineData("/v1/freelancers/12", "freelancerId")]
    [InlineData("/v1/freelancers/0199a1f05c0070008000000000000001", "freelancerId")]
    [InlineData("/v1/freelancers/%7B0199a1f0-5c00-7000-8000-000000000001%7D", "freelancerId")]
    public async Task A_wrong_parameter_is_named(string path, string parameter)
    {
        var answer = (await app.Anyone().Get(path)).ShouldBe(HttpStatusCode.BadRequest);
        answer["errors"]!.AsArray().ShouldContain(e => e!["parameter"]!.GetValue<string>() == parameter, answer.Text);
    }

    [Theory]
    [InlineData("/v1/freelancers?limit=0")]
    [InlineData("/v1/freelancers?limit=-1")]
    [InlineData("/v1/freelancers?limit=101")]
    [InlineData("/v1/freelancers?cursor=%21%21")]
    [InlineData("/v1/freelancers?cursor=_w")]
    [InlineData("/v1/freelancers?cursor=AAAA")]
    public async Task A_page_that_cannot_be_is_refused(string path) => (await app.Anyone().Get(path)).ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("/v1/freelancers?sector=%ff%fe")]
    [InlineData("/v1/freelancers?sector=%zz")]
    [InlineData("/v1/freelancers?sector=%")]
    [InlineData("/v1/freelancers?sector=a%00b")]
    [InlineData("/v1/freelancers?%ff=1")]
    [InlineData("/v1/freelancers/%ff%fe")]
    [InlineData("/v1/freelancers/%zz")]
    [InlineData("/v1/freelancers/a%00b")]
    [InlineData("/v1/sectors/%ed%a0%80")]
    [InlineData("/v1/sectors/%00")]
    public async Task Broken_percent_encoding_is_the_clients_fault(string path)
    {
        var answer = await app.Raw($"GET {path}");
        ((int)answer.Status).ShouldBeInRange(400, 404, answer.Text);
        if (answer.Body.Length > 0) answer.Headers["Content-Type"].ShouldStartWith("application/problem+json");
    }

    [Fact]
    public async Task A_path_longer_than_any_of_ours_is_no_fault_of_ours()
    {
        var answer = await app.Anyone().Get("/v1/sectors/" + new string('a', 6000));
        ((int)answer.Status).ShouldBeInRange(400, 404);
        ((int)(await app.Raw("GET /v1/sectors?text=" + new string('a', 20_000))).Status).ShouldBe(414);
    }

    [Theory]
    [InlineData("W/\"1\"")]
    [InlineData("*")]
    [InlineData("1")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"1\", \"2\"")]
    public async Task An_if_match_that_is_not_the_current_tag_is_412(string tag)
    {
        var she = await app.AFreelancer();
        (await she.Client.Delete($"/v1/freelancers/{she.Id}", tag)).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer rgk_")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("Basic YTpi")]
    [InlineData("rgk_x")]
    public async Task An_authorization_that_is_none_is_401(string header)
    {
        var answer = await app.Raw("GET /v1/freelancers", $"Authorization: {header}\r\n");
        answer.ShouldBe(HttpStatusCode.Unauthorized).Code.ShouldBe("key.invalid");
        answer.Headers["WWW-Authenticate"].ShouldBe("Bearer");
    }
}
