using MediatR;
using Register.Infrastructure.Database;

namespace Register.Api.Pipeline;

/// <summary>What a command works out before it takes the write lock: reading, judging, encrypting. It is found by type,
/// one per request, and the command's handler asks for it by its class to get at the outcome. It runs outside the
/// transaction, so the handler checks again, cheaply, what may have changed since. What it writes stays written even
/// when the command is refused.</summary>
public interface IPreparation<in TRequest>
{
    /// <summary>Works it out.</summary>
    Task Prepare(TRequest request, CancellationToken cancellation);
}

/// <summary>Runs the preparation of a message, if it has one.</summary>
public sealed class Prepare<TRequest, TAnswer>(IEnumerable<IPreparation<TRequest>> preparations, Session session) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (!preparations.Any()) return await next();
        // Those that come in together then wait for one flush of the disk and not for one each.
        using var coming = session.Announce();
        foreach (var preparation in preparations) await preparation.Prepare(request, cancellationToken);
        return await next();
    }
}
