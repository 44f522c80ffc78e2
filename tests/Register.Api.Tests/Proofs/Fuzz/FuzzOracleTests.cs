using System.Net;
using System.Text;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Answers as a broken program would give them.</summary>
public sealed class FuzzOracleTests
{
    private const string Authority = """{"id":"01a21d28-4bdc-7e58-969f-056949f54dce","version":1,"name":"Gemeente Beek","municipality":"GM0935"}""";

    private static readonly FuzzOracle Oracle = Watching();

    private static FuzzOracle Watching()
    {
        var oracle = new FuzzOracle(ApiDocument.Committed, "/var/register", key => key == "verifier's");
        oracle.Canaries.Add(new Canary(Canary.Mark + " adres", new HashSet<string> { "hers" }));
        oracle.Canaries.Add(new Canary(Canary.Mark + " stuk", new HashSet<string> { "hers" }, AlsoForVerifiers: true));
        return oracle;
    }

    private static string? Flaw(int status, string body, string type = "application/json", string? key = null, string path = "/v1/authorities/01a21d28-4bdc-7e58-969f-056949f54dce") =>
        Oracle.Flaw("GET", path, key, new Answer((HttpStatusCode)status, new Dictionary<string, string> { ["Content-Type"] = type, ["API-Version"] = "1.0.0" }, Encoding.UTF8.GetBytes(body)));

    private static string Problem(int status, string code, string detail = "x") => $$"""{"type":"urn:register:problem:{{code}}","title":"x","status":{{status}},"detail":"{{detail}}","code":"{{code}}"}""";

    [Fact]
    public void A_sound_answer_has_no_flaw()
    {
        Flaw(200, Authority).ShouldBeNull();
        Flaw(404, Problem(404, "not-found"), "application/problem+json").ShouldBeNull();
        Flaw(200, Authority.Replace("Gemeente Beek", Canary.Mark + " adres"), key: "hers").ShouldBeNull();
        Flaw(200, Authority.Replace("Gemeente Beek", Canary.Mark + " stuk"), key: "verifier's").ShouldBeNull();
    }

    [Fact]
    public void Each_fault_is_found()
    {
        Flaw(500, Problem(500, "internal"), "application/problem+json").ShouldBe("is an error of ours");
        Flaw(409, Problem(409, "stale"), "application/problem+json").ShouldNotBeNull().ShouldContain("does not name");
        Flaw(200, Authority.Replace("\"version\":1", "\"version\":\"1\"")).ShouldNotBeNull().ShouldContain("not what the document declares");
        Flaw(404, Problem(404, "not-found").Replace("\"title\":\"x\",", ""), "application/problem+json").ShouldNotBeNull().ShouldContain("title");
        Flaw(200, Authority.Replace("\"version\":1", "\"version\":1,\"budget\":7")).ShouldNotBeNull().ShouldContain("not what the document declares");
        Flaw(200, Authority.Replace("01a21d28-4bdc", "x")).ShouldNotBeNull().ShouldContain("format");
        Flaw(200, "<html>", "text/html").ShouldNotBeNull().ShouldContain("text/html");
        Flaw(200, Authority, path: "/v1/nothing").ShouldNotBeNull().ShouldContain("no operation");
        Flaw(404, Problem(404, "not-found")).ShouldNotBeNull();
        Flaw(404, Problem(404, "some.code"), "application/problem+json").ShouldNotBeNull().ShouldContain("some.code");
        Flaw(200, Authority.Replace("Gemeente Beek", Canary.Mark + " adres"), key: "another's").ShouldNotBeNull().ShouldContain("not for this caller");
        Flaw(200, Authority.Replace("Gemeente Beek", Canary.Mark + " adres")).ShouldNotBeNull().ShouldContain("not for this caller");
        Flaw(200, Authority.Replace("Gemeente Beek", Canary.Mark + " adres"), key: "verifier's").ShouldNotBeNull().ShouldContain("not for this caller");
        Flaw(200, Authority.Replace("Gemeente Beek", Canary.Mark + " stuk"), key: "another's").ShouldNotBeNull().ShouldContain("not for this caller");
        Flaw(200, Authority.Replace("Gemeente Beek", "rgk_" + new string('k', 43))).ShouldBe("shows a key");
        Flaw(200, Authority.Replace("Gemeente Beek", "/var/register/register.db")).ShouldBe("shows where the database is");
        Flaw(404, Problem(404, "not-found", "SqliteException: no such table"), "application/problem+json").ShouldNotBeNull().ShouldContain("the inside");
    }
}
