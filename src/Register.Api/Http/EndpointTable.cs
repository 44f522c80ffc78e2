using System.Reflection;
using MediatR;
using Register.Api.Http.Watch;
using Register.Domain.Freelancers;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Queries;
using Register.Infrastructure.Queries.Freelancers;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Turns the rows of <see cref="Endpoints"/> into routes: let in or not, bind, send, answer.</summary>
public static class EndpointTable
{
    private static readonly MethodInfo SendMethod = typeof(EndpointTable).GetMethod(nameof(Send), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Maps every row below <c>/v1</c>.</summary>
    public static void MapEndpointTable(this IEndpointRouteBuilder routes)
    {
        foreach (var endpoint in Endpoints.All)
        {
            var send = new Lazy<Func<IMediator, object, CancellationToken, Task<object?>>>(() => SendMethod
                .MakeGenericMethod(endpoint.Answer).CreateDelegate<Func<IMediator, object, CancellationToken, Task<object?>>>());
            routes.MapMethods("/v1" + endpoint.Path, Methods(endpoint), (Delegate)((HttpContext http) => Handle(http, endpoint, send.Value)))
                .WithName(endpoint.Name)
                .WithTags(endpoint.Tag)
                .WithSummary(endpoint.Summary)
                .WithMetadata(endpoint);
        }
    }

    private static async Task Handle(HttpContext http, Endpoint endpoint, Func<IMediator, object, CancellationToken, Task<object?>> send)
    {
        // A path has no slash at its end (API Design Rules, core/no-trailing-slash); the router would overlook one.
        if (http.Request.Path.Value is [.., '/']) throw new HttpRefusalException(StatusCodes.Status404NotFound, "route.not-found");
        var caller = http.RequestServices.GetRequiredService<Caller>();
        await ActOnBehalf.Read(http, caller);
        if (!endpoint.Access.Allows(caller))
            throw caller.Represented is not null ? GrantRefusals.OutOfScope()
                : caller.Scopes is not null ? new HttpRefusalException(StatusCodes.Status403Forbidden, "key.out-of-scope")
                : caller.Role == Role.Public
                ? new HttpRefusalException(StatusCodes.Status401Unauthorized, "key.required")
                : new HttpRefusalException(StatusCodes.Status403Forbidden, "key.not-allowed");
        var (message, body) = await Binding.Read(http, endpoint);
        http.RequestServices.GetRequiredService<Arrival>().IsWhole();
        if (caller.AuthorityId is not null) await PanelSilence.Keep(endpoint, message, http.RequestServices.GetRequiredService<PanelSeats>());
        if (message is IPaged page) CheckPage(page, MostItems(caller));
        http.RequestServices.GetRequiredService<RequestIdentity>().Take(http.Request, body);
        object? answer;
        using (await http.RequestServices.GetRequiredService<WorkPlaces>().Enter(http.RequestAborted))
        using (var trace = Measures.Messages.StartActivity(endpoint.Name))
        {
            try
            {
                answer = await send(http.RequestServices.GetRequiredService<IMediator>(), message, http.RequestAborted);
            }
            catch (Exception error) when (trace is not null)
            {
                Measures.Failed(trace, error);
                throw;
            }
        }
        if (!endpoint.IsCommand && ShowsMore(endpoint)) await http.RequestServices.GetRequiredService<AccessLog>().ShownToPlatform(endpoint.Name);
        Measures.Handled(endpoint.Name);
        await Answers.Write(http, endpoint, answer);
    }

    // Of what is open to everybody, only a freelancer's own entry is more for herself.
    private static bool ShowsMore(Endpoint endpoint) => !endpoint.Access.Roles.Contains(Role.Public) || endpoint.Message == typeof(GetFreelancer);

    // The server leaves out the body of an answer to HEAD.
    private static string[] Methods(Endpoint endpoint) => endpoint.Method == "GET" ? ["GET", "HEAD"] : [endpoint.Method];

    // Before anything is read: a cursor that is not ours is wrong whatever it is asked of.
    private static void CheckPage(IPaged page, int most)
    {
        if (page.Limit is { } limit && (limit < 1 || limit > most)) throw PagingRefusals.Limit(most);
        page.After();
    }

    private static int MostItems(Caller caller) => caller.Key?.Role == Role.Platform ? 1000 : 100;

    private static async Task<object?> Send<TAnswer>(IMediator mediator, object message, CancellationToken cancellation) =>
        await mediator.Send((IRequest<TAnswer>)message, cancellation);
}
