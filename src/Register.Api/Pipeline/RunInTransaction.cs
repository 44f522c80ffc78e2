using MediatR;
using Register.Infrastructure.Database;
using Register.Infrastructure.Views;

namespace Register.Api.Pipeline;

/// <summary>A command is one transaction: all of it is durable when it is answered, or none of it happened.</summary>
public sealed class RunInTransaction<TRequest, TAnswer>(Session session) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next) =>
        request is ICommand<TAnswer> ? session.Write(() => next(), cancellationToken) : next();
}
