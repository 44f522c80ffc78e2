using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Http;
using Register.Api.Tests.Edge;
using Register.Infrastructure.Queries.Reference;
using Register.Infrastructure.Views;

namespace Register.Api.Tests.Bids;

/// <summary>What counts at the deadline is when the whole request had arrived, not when the program came to it.</summary>
public sealed class ArrivalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Whoever_was_there_in_time_and_waited_for_a_place_across_the_deadline_is_not_late()
    {
        var (working, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var own = await Fixture.Started(new RegisterApp
        {
            Adjust = builder =>
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(new LimitOptions { Concurrent = 1, Waiting = 1 }));
                builder.Services.AddTransient<IPipelineBehavior<ListSectors, Page<Sector>>>(_ => new Held(working, go.Task));
            },
        });
        var (played, bidder) = (await own.App.ATenderForBids(), await own.App.AFreelancer());
        own.App.Clock.MoveTo(played.Deadline.AddMinutes(-1));
        var held = own.App.Anyone().Get("/v1/sectors");
        await working.Task;
        var waiting = await TakesTheOnlyQueue(own.App, () => bidder.Bids(played));
        played.PastTheDeadline();
        go.SetResult();
        await held;
        var taken = (await waiting).ShouldBe(HttpStatusCode.Created);
        taken["receipt"]!["receivedAt"]!.GetValue<DateTimeOffset>().ShouldBeLessThan(played.Deadline);
        (await (await own.App.AFreelancer("Laat")).Bids(played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
        (await played.Open())["bids"]!.AsArray().ShouldHaveSingleItem()!.Text("bidId").ShouldBe(taken.Id);
    }

    /// <summary>Sends it until it waits for the place: then nobody else may wait.</summary>
    private static async Task<Task<Answer>> TakesTheOnlyQueue(RegisterApp app, Func<Task<Answer>> send)
    {
        while (true)
        {
            using var hangUp = new CancellationTokenSource();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/districts");
            var waiting = send();
            await Task.Delay(Patience);
            var other = app.Anyone().Send(request, hangUp.Token);
            if (await Task.WhenAny(waiting, other) == other)
            {
                (await other).ShouldBe(HttpStatusCode.ServiceUnavailable);
                return waiting;
            }
            // The other was faster: again.
            (await waiting).ShouldBe(HttpStatusCode.ServiceUnavailable);
            await hangUp.CancelAsync();
            await Task.Delay(Patience);
        }
    }

    private sealed class Held(TaskCompletionSource working, Task go) : IPipelineBehavior<ListSectors, Page<Sector>>
    {
        public async Task<Page<Sector>> Handle(ListSectors request, CancellationToken cancellationToken, RequestHandlerDelegate<Page<Sector>> next)
        {
            working.TrySetResult();
            await go;
            return await next();
        }
    }
}
