using MediatR;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Access;

/// <summary>The caller's own keys; the operator sees all. Secrets are not kept, so none is shown.</summary>
public sealed record ListApiKeys : IQuery<Page<ApiKeyView>>, IPaged
{
    /// <summary>Only keys that act for this freelancer, authority or platform.</summary>
    public string? OwnerId { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListApiKeysHandler(Session session, Caller caller) : IRequestHandler<ListApiKeys, Page<ApiKeyView>>
{
    public async Task<Page<ApiKeyView>> Handle(ListApiKeys request, CancellationToken cancellationToken)
    {
        var everybody = caller.Role == Role.Operator;
        var where = new Where()
            .And("id > @after", "after", request.After())
            .And("owner_id = @ownerId", "ownerId", request.OwnerId)
            .And("owner_id = @self", "self", everybody ? null : caller.Key!.OwnerId)
            // At an authority a key is a person's, not the office's.
            .And("holder = @holder", "holder", caller.Role == Role.Authority ? caller.Key!.Holder : null);
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<ApiKey>($"SELECT {ApiKeys.Columns} FROM api_keys {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id.ToString(), ApiKeyView.Of);
    }
}
