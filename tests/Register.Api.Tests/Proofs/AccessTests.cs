using System.Net;
using System.Text;
using Register.Api.Tests.Architecture;

namespace Register.Api.Tests.Proofs;

/// <summary>Who may call what: every operation as everybody, compared with the committed table access.md. Whoever changes
/// an access changes the table, and so sees and shows it.</summary>
public sealed class AccessTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private const string Table = "tests/Register.Api.Tests/Proofs/access.md";

    [Fact]
    public async Task Every_operation_lets_in_whom_the_table_names_and_nobody_else()
    {
        var callers = await Callers.Of(app);
        var text = new StringBuilder("# Who may call what\n\nMade by a test that calls every operation as everybody; `yes` is let in (what it then finds is another matter);\na code is the refusal of that request by the use case.\n\n");
        text.Append("| operation | | ").AppendJoin(" | ", callers.Clients.Keys).Append(" |\n|---|---|").Append(string.Concat(Enumerable.Repeat("---|", callers.Clients.Count))).Append('\n');
        foreach (var endpoint in Endpoints.All)
        {
            text.Append($"| {endpoint.Name} | {endpoint.Method} {endpoint.Path} |");
            foreach (var client in callers.Clients.Values) text.Append(' ').Append(await Verdict(client, endpoint)).Append(" |");
            text.Append('\n');
        }
        Tree.ShouldSay(Table, text.ToString());
    }

    [Fact]
    public async Task A_key_that_does_not_work_is_let_in_nowhere()
    {
        var (before, liar) = (await DatabaseState.Of(app), app.WithKey("rgk_" + new string('x', 43)));
        foreach (var endpoint in Endpoints.All)
            (await Operations.Send(liar, endpoint)).ShouldBe(HttpStatusCode.Unauthorized).Code.ShouldBe("key.invalid");
        (await DatabaseState.Of(app)).ShouldBe(before);
    }

    [Fact]
    public void What_changes_something_is_never_a_GET() => Endpoints.All.ShouldAllBe(e => !e.IsCommand || e.Method != "GET");

    private async Task<string> Verdict(ApiClient client, Http.Endpoint endpoint)
    {
        var before = await DatabaseState.Of(app);
        var answer = await Operations.Send(client, endpoint);
        ((int)answer.Status).ShouldBeLessThan(500, $"{endpoint.Name}: {answer.Text}");
        var refused = answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        // That somebody was shown something is noted; what is refused shows nothing.
        string Compared(string state) => answer.Status == HttpStatusCode.OK ? DatabaseState.Without("access_log", state) : state;
        if (refused || endpoint.Method == "GET" || (int)answer.Status >= 400) Compared(await DatabaseState.Of(app)).ShouldBe(Compared(before), $"{endpoint.Name} changed something: {answer.Text}");
        // Let in by the table, refused by the use case for what is in the request: its code says why.
        return !refused ? "yes" : answer.Code == "key.not-allowed" || answer.Status == HttpStatusCode.Unauthorized ? ((int)answer.Status).ToString() : $"`{answer.Code}`";
    }
}
