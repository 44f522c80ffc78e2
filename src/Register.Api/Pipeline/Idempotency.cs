using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using MediatR;
using Register.Api.Http;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Pipeline;

/// <summary>A POST with an <c>Idempotency-Key</c> happens once: its answer is stored in the transaction of its change,
/// and a retry is given that. A refused one changed nothing and is judged anew.</summary>
public sealed class Idempotency<TRequest, TAnswer>(RequestIdentity identity, Caller caller, IdempotencyStore store, KeyRing ring, Dialect dialect)
    : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (identity.Key is not { } key || request is not ICommand<TAnswer>) return await next();
        var mac = ring.Mac(identity.Request);
        if (await store.Find(caller.Scope, key, mac) is { } stored)
        {
            if (!stored.SameRequest) throw new HttpRefusalException(StatusCodes.Status422UnprocessableEntity, "idempotency.reused");
            identity.Replayed = true;
            return JsonSerializer.Deserialize<TAnswer>(stored.Answer, RegisterJson.Options)!;
        }
        var answer = await next();
        try
        {
            await store.Add(caller.Scope, key, mac, JsonSerializer.SerializeToUtf8Bytes(answer, RegisterJson.Options));
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
