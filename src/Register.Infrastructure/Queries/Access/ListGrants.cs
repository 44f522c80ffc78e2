using MediatR;
using Register.Domain.Freelancers;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Access;

/// <summary>The grants a freelancer gave or a platform was given, also those that ended or ran out, oldest first.</summary>
public sealed record ListGrants : IQuery<Page<GrantView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListGrantsHandler(Session session, Caller caller) : IRequestHandler<ListGrants, Page<GrantView>>
{
    public async Task<Page<GrantView>> Handle(ListGrants request, CancellationToken cancellationToken)
    {
        var where = new Where()
            .And("freelancer_id = @self", "self", caller.FreelancerId)
            .And("platform_id = @platform", "platform", caller.PlatformId)
            .And("id > @after", "after", request.After());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body FROM grants {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => GrantView.Of(r.Read<Grant>()));
    }

    private sealed record Row : StoredRow
    {
        public string Id { get; init; } = "";
    }
}
