using MediatR;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Purchasing;

/// <summary>Sets of purchasing conditions, oldest first.</summary>
public sealed record ListPurchasingConditions : IQuery<Page<PurchasingConditionsView>>, IPaged
{
    /// <summary>Only of this authority.</summary>
    public Id<ContractingAuthority>? AuthorityId { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListPurchasingConditionsHandler(Session session) : IRequestHandler<ListPurchasingConditions, Page<PurchasingConditionsView>>
{
    public async Task<Page<PurchasingConditionsView>> Handle(ListPurchasingConditions request, CancellationToken cancellationToken)
    {
        var where = new Where().And("id > @after", "after", request.After()).And("authority_id = @authority", "authority", request.AuthorityId);
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>(
            $"SELECT id, version, authority_id, title, latest_number, published_at FROM purchasing_conditions {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id.ToString(), r => r.View());
    }

    private sealed record Row
    {
        public Id<PurchasingConditions> Id { get; init; }
        public long Version { get; init; }
        public Id<ContractingAuthority> AuthorityId { get; init; }
        public string Title { get; init; } = "";
        public int LatestNumber { get; init; }
        public DateTimeOffset PublishedAt { get; init; }

        public PurchasingConditionsView View() =>
            new() { Id = Id, Version = Version, AuthorityId = AuthorityId, Title = Title, LatestNumber = LatestNumber, PublishedAt = PublishedAt };
    }
}
