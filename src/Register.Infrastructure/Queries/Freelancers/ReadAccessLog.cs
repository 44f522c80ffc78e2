using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>Who looked at what the freelancer who asks does not show everybody, the newest first: her evidence, her whole profile, the report that
/// her bid was judged by, and all that a platform was shown as her. The same look is listed once an hour.</summary>
public sealed record ReadAccessLog(Id<Freelancer> FreelancerId) : IQuery<Page<LookView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ReadAccessLogHandler(Session session, Caller caller) : IRequestHandler<ReadAccessLog, Page<LookView>>
{
    public async Task<Page<LookView>> Handle(ReadAccessLog request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var before = request.After();
        var where = new Where()
            .And("freelancer_id = @she", "she", request.FreelancerId)
            .And("id < @before", "before", before.Length == 0 ? null : before);
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<LookView>($"SELECT {LookView.Columns} FROM access_log {where} ORDER BY id DESC {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id.ToString(), r => r);
    }
}
