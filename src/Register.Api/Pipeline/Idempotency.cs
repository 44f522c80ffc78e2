using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using MediatR;
using Register.Api.Http;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Pipeline;

/// <summary>A POST with an <c>Idempotency-Key</c> happens once: a retry is given the stored answer, before anything is
/// read or judged for it. A refused one changed nothing and is judged anew.</summary>
public sealed class ReplayAnswer<TRequest, TAnswer>(RequestIdentity identity, Caller caller, IdempotencyStore store, KeyRing ring)
    : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (identity.Key is not { } key || request is not ICommand<TAnswer>) return await next();
        identity.Mac = ring.Mac(identity.Request);
        if (await Known(key) is { } known) return Read(known);
        try
        {
            return await next();
        }
        catch (Exception error) when (error is Refusal or HttpRefusalException)
        {
            // Another process may have done the same request in the meantime; ours is undone and gets its answer.
            if (await Known(key) is { } meanwhile) return Read(meanwhile);
            throw;
        }
    }

    private async Task<byte[]?> Known(string key)
    {
        if (await store.Find(caller.Scope, key, identity.Mac) is not { } stored) return null;
        return stored.SameRequest ? stored.Answer : throw new HttpRefusalException(StatusCodes.Status422UnprocessableEntity, "idempotency.reused");
    }

    private TAnswer Read(byte[] answer)
    {
        identity.Replayed = true;
        return JsonSerializer.Deserialize<TAnswer>(answer, RegisterJson.Options)!;
    }
}

/// <summary>Stores the answer in the transaction of its change.</summary>
public sealed class RememberAnswer<TRequest, TAnswer>(RequestIdentity identity, Caller caller, IdempotencyStore store, Dialect dialect)
    : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (identity.Key is not { } key || request is not ICommand<TAnswer>) return await next();
        var answer = await next();
        try
        {
            await store.Add(caller.Scope, key, identity.Mac, JsonSerializer.SerializeToUtf8Bytes(answer, RegisterJson.Options));
        }
        catch (DbException error) when (dialect.IsDuplicate(error))
        {
            // Another process was faster with the same key: undo ours, the retry gets its answer.
            throw new HttpRefusalException(StatusCodes.Status409Conflict, "idempotency.running", retryAfter: 1);
        }
        return answer;
    }
}

/// <summary>Holds off a second request with the same key while the first still runs in this process. Between processes
/// the database does: the second row with the same key is refused.</summary>
public sealed class OneAtATime<TRequest, TAnswer>(RequestIdentity identity, Caller caller, RunningRequests running) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (identity.Key is not { } key || request is not ICommand<TAnswer>) return await next();
        if (!running.Begin(caller.Scope, key)) throw new HttpRefusalException(StatusCodes.Status409Conflict, "idempotency.running", retryAfter: 1);
        try
        {
            return await next();
        }
        finally
        {
            running.End(caller.Scope, key);
        }
    }
}

/// <summary>The keys of requests that run now in this process.</summary>
public sealed class RunningRequests
{
    private readonly ConcurrentDictionary<(string Scope, string Key), byte> running = new();

    public bool Begin(string scope, string key) => running.TryAdd((scope, key), 0);

    public void End(string scope, string key) => running.TryRemove((scope, key), out _);
}
