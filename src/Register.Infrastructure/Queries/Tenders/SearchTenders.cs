using MediatR;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>Published tenders that match every filter given; an authority's people see their drafts among them,
/// and a freelancer those she is invited for.</summary>
public sealed record SearchTenders : IQuery<Page<TenderSummary>>, IPaged
{
    /// <summary>The status at this moment.</summary>
    public TenderStatus? Status { get; init; }

    /// <summary>A CPV code; tenders below it are found too.</summary>
    public string? Cpv { get; init; }

    /// <summary>Where the work is: a district, municipality, province or country; what lies in it is found too.</summary>
    public string? Area { get; init; }

    /// <summary>The authority whose tenders they are.</summary>
    public Id<ContractingAuthority>? AuthorityId { get; init; }

    /// <summary>Submission deadline before this instant.</summary>
    public DateTimeOffset? ClosesBefore { get; init; }

    /// <summary>Submission deadline at or after this instant.</summary>
    public DateTimeOffset? ClosesFrom { get; init; }

    /// <summary>The order: as drafted, or by deadline.</summary>
    public TenderOrder? Order { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>How tenders are listed.</summary>
public enum TenderOrder
{
    /// <summary>As they were drafted, oldest first.</summary>
    Drafted,

    /// <summary>The nearest deadline first.</summary>
    Deadline,
}

internal sealed class SearchTendersHandler(Session session, Caller caller, ReferenceCatalog catalog, TimeProvider clock)
    : IRequestHandler<SearchTenders, Page<TenderSummary>>
{
    private const string Columns = "id, authority_id, title, procedure_kind, contract_type, cpv, value_cents, lot_count, published_at, opens_at, "
        + "closes_at, opened_at, decided_at, standstill_from, final_at, withdrawn_at, failed_at";

    public async Task<Page<TenderSummary>> Handle(SearchTenders request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var byDeadline = request.Order == TenderOrder.Deadline;
        var where = new Where()
            .And("authority_id = @authority", "authority", request.AuthorityId)
            .And("closes_at < @before", "before", request.ClosesBefore)
            .And("closes_at >= @from", "from", request.ClosesFrom);
        Seen(where);
        if (request.Status is { } status) where.And(StatusColumns.Are(status));
        if (request.Cpv is not null || request.Area is not null) await About(where, request);
        Behind(where, request, byDeadline);
        where.Arguments.Add("now", now);
        where.Arguments.Add("take", request.Take());
        var order = byDeadline ? "closes_at, id" : "id";
        var rows = await session.Query<TenderRow>($"SELECT {Columns} FROM tenders {where} ORDER BY {order} {{page}}", where.Arguments);
        return request.PageOf(rows, r => byDeadline ? $"{Mappings.ToText(r.ClosesAt)} {r.Id}" : r.Id.ToString(), r => r.Summary(now));
    }

    private async Task About(Where where, SearchTenders request)
    {
        var (cpv, area, lists) = await catalog.Known(codes => (codes.Cpv("cpv", request.Cpv), codes.Area("area", request.Area), codes.Lists));
        if (cpv is not null) Tagged(where, "cpv", [TenderTags.Cpv(cpv)]);
        if (area is not null) Tagged(where, "area", TenderTags.Reaching(area, lists));
    }

    private void Seen(Where where)
    {
        if (caller.Role == Role.Operator) where.And("published_at IS NOT NULL");
        else if (caller.AuthorityId is { } own) where.And($"(({Invitees.IsPublic}) OR authority_id = @own)", "own", own);
        else if (caller.FreelancerId is { } self) where.And($"(({Invitees.IsPublic}) OR {Invitees.SeenBySelf})", "self", self);
        else where.And(Invitees.IsPublic);
    }

    private static void Tagged(Where where, string name, IReadOnlyList<string> tags) =>
        where.And($"EXISTS (SELECT 1 FROM tender_tags WHERE tender_id = tenders.id AND tag IN @{name})", name, tags);

    private static void Behind(Where where, IPaged request, bool byDeadline)
    {
        var after = request.After();
        if (after.Length == 0) return;
        var parts = after.Split(' ');
        if (!Id<Tender>.TryParse(parts[^1], null, out var id) || parts.Length != (byDeadline ? 2 : 1)) throw PagingRefusals.Cursor();
        where.Arguments.Add("after", id);
        if (!byDeadline) where.And("id > @after");
        else if (!DateTimeOffset.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var closesAt)) throw PagingRefusals.Cursor();
        else where.And("(closes_at > @closesAt OR (closes_at = @closesAt AND id > @after))", "closesAt", closesAt);
    }
}
