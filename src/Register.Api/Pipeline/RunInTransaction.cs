using MediatR;
using Register.Api.Http.Watch;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Views;

namespace Register.Api.Pipeline;

/// <summary>A command is one transaction: all of it is durable when it is answered, or none of it happened.</summary>
public sealed class RunInTransaction<TRequest, TAnswer>(Session session, JournalLog journal, ProgramMeter meter) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (request is not ICommand<TAnswer>) return await next();
        var answer = await session.Write(() => next(), cancellationToken);
        foreach (var happened in journal.Appended) meter.Happened(happened);
        return answer;
    }
}
