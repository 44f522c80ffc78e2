using System.Net;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Pipeline;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Api.Tests.Proofs;

/// <summary>A POST with an Idempotency-Key happens once, whatever goes wrong around it.</summary>
public sealed class IdempotencyTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static int number = 70_000_000;

    [Fact]
    public async Task Fifty_at_once_with_one_key_are_one_registration_and_one_answer()
    {
        var (body, key) = (ABody(), Guid.NewGuid().ToString());
        var before = await Count(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Until(() => app.Anyone().Post("/v1/freelancers", body, key))));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        answers.Select(a => a.Text).Distinct().Count().ShouldBe(1);
        answers.Select(a => (a.ETag, a.Headers["Location"])).Distinct().Count().ShouldBe(1);
        answers.Count(a => !a.Headers.ContainsKey("Idempotency-Replayed")).ShouldBe(1);
        (await Count(app) - before).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_still_runs_is_said_to_run()
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var slow = await Started(next => async () =>
        {
            started.TrySetResult();
            await go.Task;
            return await next();
        });
        var (body, key) = (ABody(), Guid.NewGuid().ToString());
        var first = slow.App.Anyone().Post("/v1/freelancers", body, key);
        await started.Task;
        var second = (await slow.App.Anyone().Post("/v1/freelancers", body, key)).ShouldBe(HttpStatusCode.Conflict);
        second.Code.ShouldBe("idempotency.running");
        second.Headers["Retry-After"].ShouldBe("1");
        go.SetResult();
        (await slow.App.Anyone().Post("/v1/freelancers", body, key) is var third && third.Status == HttpStatusCode.Conflict ? await Until(() => slow.App.Anyone().Post("/v1/freelancers", body, key)) : third)
            .Text.ShouldBe((await first).ShouldBe(HttpStatusCode.Created).Text);
    }

    [Fact]
    public async Task Another_body_or_another_place_under_the_same_key_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        var she = await app.AFreelancer();
        (await she.Client.Post("/v1/freelancers", ABody(), key)).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Post("/v1/freelancers", ABody(), key)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("idempotency.reused");
        (await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = she.Id, holder = "x" }, key)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("idempotency.reused");
    }

    [Fact]
    public async Task The_same_key_of_two_callers_is_two_keys()
    {
        var key = Guid.NewGuid().ToString();
        var (one, other) = (await app.AFreelancer(), await app.AFreelancer());
        (await one.Client.Post("/v1/freelancers", ABody(), key)).ShouldBe(HttpStatusCode.Created);
        var second = (await other.Client.Post("/v1/freelancers", ABody(), key)).ShouldBe(HttpStatusCode.Created);
        second.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_request_is_judged_anew()
    {
        var key = Guid.NewGuid().ToString();
        var taken = ABody();
        var owner = (await app.Anyone().Post("/v1/freelancers", taken)).ShouldBe(HttpStatusCode.Created);
        (await app.Anyone().Post("/v1/freelancers", taken, key)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("freelancer.already-registered");
        (await app.WithKey(owner["apiKey"]!.GetValue<string>()).Delete($"/v1/freelancers/{owner.Id}", owner.ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await app.Anyone().Post("/v1/freelancers", taken, key)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_stops_before_the_commit_leaves_nothing_and_can_be_tried_again()
    {
        var broken = true;
        await using var crashing = await Started(next => async () =>
        {
            var answer = await next();
            return broken ? throw new InvalidOperationException("the program stops here, between the change and its commit") : answer;
        });
        var (body, key, before) = (ABody(), Guid.NewGuid().ToString(), await DatabaseState.Of(crashing.App));
        (await crashing.App.Anyone().Post("/v1/freelancers", body, key)).ShouldBe(HttpStatusCode.InternalServerError).Text.ShouldNotContain("stops here");
        (await DatabaseState.Of(crashing.App)).ShouldBe(before);
        broken = false;
        var again = (await crashing.App.Anyone().Post("/v1/freelancers", body, key)).ShouldBe(HttpStatusCode.Created);
        again.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
        (await DatabaseState.Of(crashing.App)).ShouldNotBe(before);
    }

    [Fact]
    public void Every_answer_of_a_command_can_be_given_again_as_it_was()
    {
        var answers = Endpoints.All.Where(e => e is { Method: "POST", IsCommand: true }).Select(e => e.Answer).Where(a => a != typeof(Unit)).Distinct().ToList();
        answers.ShouldNotBeEmpty();
        foreach (var type in answers)
        {
            var example = type.GetProperty("Example")?.GetValue(null).ShouldNotBeNull($"{type} shows no example");
            var stored = JsonSerializer.Serialize(example, type, RegisterJson.Options);
            var read = JsonSerializer.Deserialize(stored, type, RegisterJson.Options);
            JsonSerializer.Serialize(read, type, RegisterJson.Options).ShouldBe(stored, type.Name);
            if (example is IVersioned versioned) ((IVersioned)read!).Version.ShouldBe(versioned.Version, type.Name);
        }
    }

    private static object ABody() => new
    {
        name = "Groen van Wyck", identifier = new { scheme = "NL-KVK", id = Interlocked.Increment(ref number).ToString() },
        email = "groen@example.nl", sectors = new[] { "8130" }, homeDistrict = "WK093501", workAreas = new[] { "GM0935" },
    };

    private static async Task<Answer> Until(Func<Task<Answer>> send)
    {
        for (var patience = 200; ; patience--)
        {
            var answer = await send();
            if (answer.Status != HttpStatusCode.Conflict || patience == 0) return answer;
            answer.Code.ShouldBe("idempotency.running");
            await Task.Delay(20);
        }
    }

    private static async Task<int> Count(RegisterApp app)
    {
        var (count, next) = (0, "/v1/freelancers?limit=100");
        while (next is not null)
        {
            var page = await app.Anyone().Get(next);
            count += page["items"]!.AsArray().Count;
            next = page["next"] is { } cursor ? $"/v1/freelancers?limit=100&cursor={cursor}" : null;
        }
        return count;
    }

    private static async Task<Surrounded> Started(Func<Func<Task<object>>, Func<Task<object>>> around)
    {
        var app = new RegisterApp
        {
            Adjust = builder =>
            {
                // Just inside the transaction, around the remembering of the answer.
                var transaction = builder.Services.Single(s => s.ImplementationType == typeof(RunInTransaction<,>));
                builder.Services.Insert(builder.Services.IndexOf(transaction) + 1, ServiceDescriptor.Transient(typeof(IPipelineBehavior<,>), typeof(Around<,>)));
                builder.Services.AddSingleton(new Surrounding(around));
            },
        };
        await app.InitializeAsync();
        return new Surrounded(app);
    }

    private sealed record Surrounded(RegisterApp App) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }

    private sealed record Surrounding(Func<Func<Task<object>>, Func<Task<object>>> Work);

    private sealed class Around<TRequest, TAnswer>(Surrounding surrounding) : IPipelineBehavior<TRequest, TAnswer>
        where TRequest : IRequest<TAnswer>
    {
        public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next) =>
            request is ICommand<TAnswer> ? (TAnswer)await surrounding.Work(async () => (object)(await next())!)() : await next();
    }
}
