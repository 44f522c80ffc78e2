using System.Globalization;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Purchasing;

/// <summary>The versions of a set, first to last.</summary>
public sealed record ListConditionsVersions : IQuery<Page<ConditionsVersionView>>, IPaged
{
    public required Id<PurchasingConditions> SetId { get; init; }
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListConditionsVersionsHandler(Session session) : IRequestHandler<ListConditionsVersions, Page<ConditionsVersionView>>
{
    public async Task<Page<ConditionsVersionView>> Handle(ListConditionsVersions request, CancellationToken cancellationToken)
    {
        var after = request.After();
        var behind = after.Length == 0 ? 0 : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw PagingRefusals.Cursor();
        var rows = await session.Query<Row>(
            "SELECT number, body FROM purchasing_versions WHERE set_id = @set AND number > @behind ORDER BY number {page}",
            new { set = request.SetId, behind, take = request.Take() });
        if (rows.Count == 0 && behind == 0) throw CommonRefusals.NotFound("purchasing-conditions set");
        return request.PageOf(rows, r => r.Number.ToString(CultureInfo.InvariantCulture), r => ConditionsVersionView.Of(RegisterJson.Read<ConditionsVersion>(r.Body)));
    }

    private sealed record Row
    {
        public int Number { get; init; }
        public string Body { get; init; } = "";
    }
}
