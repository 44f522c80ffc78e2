using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs;

/// <summary>Whatever is thrown at the program: a refusal with its place and never an error of ours, and nothing changed.</summary>
public sealed class BadInputTests(RegisterApp app, ITestOutputHelper output) : IClassFixture<RegisterApp>
{
    private const int Fewest = 2000;

    [Fact]
    public async Task Bad_requests_to_every_operation_as_everybody_are_refused_at_their_place_and_change_nothing()
    {
        var seed = Environment.GetEnvironmentVariable("REGISTER_TEST_SEED") is { Length: > 0 } given ? int.Parse(given) : Random.Shared.Next();
        output.WriteLine($"REGISTER_TEST_SEED={seed}");
        var random = new Random(seed);
        var world = await World.Of(app);
        var callers = world.Callers;
        var bad = new BadRequests(random, world);
        var (sent, refused, wrong) = (0, 0, new List<string>());
        var before = await DatabaseState.Of(app);
        do
        {
            foreach (var request in Endpoints.All.SelectMany(bad.For))
            {
                foreach (var name in Senders(request, callers, random))
                {
                    sent++;
                    if (await Sent(request, callers.Clients[name], wrong) is not { } answer) continue;
                    var letIn = request.Endpoint.Access.Allows(callers.Known[name]);
                    if (request.Flaw(answer, letIn, name != "nobody") is { } flaw) wrong.Add($"{request}\n    as {name}: {(int)answer.Status} {answer.Text} {flaw}");
                    var after = await DatabaseState.Of(app);
                    if ((int)answer.Status >= 400)
                    {
                        refused++;
                        if (after != before) wrong.Add($"{request}\n    as {name}: {(int)answer.Status} changed the database");
                    }
                    before = after;
                }
            }
        }
        while (sent < Fewest);
        output.WriteLine($"{sent} requests to {Endpoints.All.Count} operations, {refused} refused, {wrong.Count} wrongly.");
        // Not the collection itself: its listing would bury the message.
        wrong.Count.ShouldBe(0, $"REGISTER_TEST_SEED={seed}, {wrong.Count} of {sent}\n" + string.Join('\n', wrong.Take(60)));
        refused.ShouldBeGreaterThan(Fewest / 2);
    }

    [Theory]
    [InlineData("GET", "/v1/zzz", 404)]
    [InlineData("POST", "/v1/", 404)]
    [InlineData("GET", "/v1/freelancers/../../etc/passwd", 404)]
    [InlineData("TRACE", "/v1/freelancers", 405)]
    [InlineData("ZZZ", "/v1/freelancers", 405)]
    public async Task A_place_or_a_method_that_is_not_there_is_a_problem_too(string method, string path, int status) =>
        ((int)(await app.Anyone().Send(new HttpRequestMessage(new HttpMethod(method), path))).Status).ShouldBe(status);

    [Fact]
    public async Task Every_error_of_a_body_is_told_at_once()
    {
        var answer = await app.Anyone().Post("/v1/freelancers", """{ "name": 7, "sectors": "8130", "zzz": 1 }""");
        var pointers = answer.ShouldBe(System.Net.HttpStatusCode.BadRequest)["errors"]!.AsArray().Select(e => e!["pointer"]!.GetValue<string>()).ToList();
        foreach (var pointer in (string[])["/name", "/sectors", "/zzz", "/email", "/workAreas"]) pointers.ShouldContain(pointer);
    }

    // Somebody who is let in, and somebody drawn from everybody else.
    private static IEnumerable<string> Senders(BadRequest request, Callers callers, Random random)
    {
        var letIn = callers.Known.Where(k => request.Endpoint.Access.Allows(k.Value)).Select(k => k.Key).ToList();
        // Her own things are the freelancer's: she gets furthest.
        yield return letIn.Contains("freelancer") ? "freelancer" : letIn[random.Next(letIn.Count)];
        if (random.Next(4) == 0) yield return callers.Known.Keys.ElementAt(random.Next(callers.Known.Count));
    }

    private static async Task<Answer?> Sent(BadRequest request, ApiClient client, List<string> wrong)
    {
        try
        {
            return await client.Send(request.Message());
        }
        catch (Exception error) when (error is ShouldAssertException or HttpRequestException)
        {
            wrong.Add($"{request}\n    {error.Message}");
            return null;
        }
    }
}
