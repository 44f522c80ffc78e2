using Register.Api.Tests.Database;
using Xunit.Abstractions;

namespace Register.Api.Tests.Freelancers;

/// <summary>What the programs of the whole run let slip about persons.</summary>
[Collection(nameof(AfterAllOthers))]
public sealed class WholeRunTests(ITestOutputHelper output)
{
    [Fact]
    public void No_personal_value_and_no_key_of_any_test_stood_in_a_log_a_trace_a_metric_an_address_or_a_problem()
    {
        var (values, lines) = WholeRun.Now.Counts;
        output.WriteLine($"{values} values looked for in {lines} lines; {RegisterApp.Started} of {RegisterApp.Classes} test classes ran.");
        WholeRun.Now.Found.Select(f => $"{f.Key}: {f.Value}").ShouldBeEmpty();
        if (RegisterApp.Started < RegisterApp.Classes) return;
        values.ShouldBeGreaterThan(2_000);
        lines.ShouldBeGreaterThan(100_000);
    }

    [Theory]
    [InlineData("GET /v1/freelancers?q=wil.7%40kruidhof.example")]
    [InlineData("Request of WIL.7@KRUIDHOF.EXAMPLE, finished")]
    [InlineData("""{"detail":"Wilhelmina Kruidhof is al bekend."}""")]
    [InlineData("/v1/freelancers?name=Wilhelmina%20Kruidhof")]
    [InlineData("[kvk, 87654321]")]
    [InlineData("db.query.text=SELECT 1 WHERE id='87654321'")]
    [InlineData("phone:+31 43 555 01 02.")]
    [InlineData("Authorization: Bearer rgk_0123456789abcdefghijklmn")]
    [InlineData("NL111222333B01")]
    public void What_slips_is_found(string line) => Heard(line).ShouldHaveSingleItem();

    [Theory]
    [InlineData("POST /v1/freelancers 201 0.1234 ms")]
    [InlineData("123456789 en 1234567")]
    [InlineData("rgk_0123456789abcdefghijklm")]
    public void What_is_something_else_is_not(string line) => Heard(line).ShouldBeEmpty();

    private static IEnumerable<string> Heard(string line)
    {
        using var run = new WholeRun();
        run.Say("/v1/freelancers", """
            { "name": "Wilhelmina Kruidhof", "email": "wil.7@kruidhof.example", "phone": "+31 43 555 01 02", "vatId": "NL111222333B01",
              "identifier": { "scheme": "NL-KVK", "id": "87654321" } }
            """.Trim(), "rgk_0123456789abcdefghijklmn");
        run.Hear(line);
        return run.Found.Keys;
    }
}
