using Register.Api.Http;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Tests.Proofs;

/// <summary>Every question with every filter, alone and all together: each makes another statement.</summary>
public sealed class QuestionTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Every_question_is_answered_with_every_filter_and_with_all_of_them()
    {
        var world = await World.Of(app);
        var callers = world.Callers;
        var (asked, answered) = (0, 0);
        foreach (var endpoint in Endpoints.All.Where(e => e.Method == "GET"))
        {
            var filters = MessageShape.Of(endpoint).Parts.Where(p => p is { Source: Source.Query, Required: false } && p.Name != "cursor").Select(p => $"{p.Name}={Uri.EscapeDataString(Operations.Value(p))}").ToList();
            foreach (var query in (string?[])[null, .. filters, string.Join('&', filters)])
                foreach (var (name, client) in callers.Clients.Where(c => endpoint.Access.Allows(callers.Known[c.Key])))
                {
                    var path = Operations.Path(endpoint, world.Own, query?.Length > 0 ? query : null);
                    var answer = await client.Get(path);
                    ((int)answer.Status).ShouldBeLessThan(500, $"{path} as {name}: {answer.Text}");
                    asked++;
                    if ((int)answer.Status < 300) answered++;
                }
        }
        asked.ShouldBeGreaterThan(100);
        answered.ShouldBeGreaterThan(asked / 2);
    }
}
