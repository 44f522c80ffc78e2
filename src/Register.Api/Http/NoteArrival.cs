using Microsoft.AspNetCore.Http.Features;

namespace Register.Api.Http;

/// <summary>Notes when the whole request has arrived before anything is done for it, and lets only so many be worked on that there are
/// threads left to note the next: who comes in while thousands wait is noted at once, and not when the program comes to her.</summary>
public sealed class NoteArrival(RequestDelegate next, Line line)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // Who only reads is answered where she came in, without a change of thread.
        if (http.GetEndpoint()?.Metadata.GetMetadata<Endpoint>() is not { } endpoint || !IsTakenIn(http, endpoint))
        {
            await next(http);
            return;
        }
        await TakeIn(http, endpoint);
        await line.Work(() => next(http));
    }

    // What the server takes in for anybody before it is read. Files, and what is too large, wait until it is known who asks.
    private static bool IsTakenIn(HttpContext http, Endpoint endpoint) =>
        http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && endpoint.MaxBody <= Endpoint.MostJson
        && !(http.Request.ContentLength > endpoint.MaxBody);

    private static async Task TakeIn(HttpContext http, Endpoint endpoint)
    {
        Binding.LimitBody(http, endpoint);
        var reader = http.Request.BodyReader;
        for (var whole = false; !whole;)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            whole = read.IsCompleted;
            // Nothing is taken out: it is read once more when it is known for whom.
            reader.AdvanceTo(read.Buffer.Start, whole ? read.Buffer.Start : read.Buffer.End);
        }
        http.RequestServices.GetRequiredService<Arrival>().IsWhole();
    }
}
