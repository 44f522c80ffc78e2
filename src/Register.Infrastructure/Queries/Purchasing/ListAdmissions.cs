using MediatR;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Purchasing;

/// <summary>The admissions to a set, for its authority; what is due first comes first.</summary>
public sealed record ListAdmissions : IQuery<Page<AdmissionView>>, IPaged
{
    public required Id<PurchasingConditions> SetId { get; init; }

    /// <summary>The status at this moment: with <c>applied</c> it is the list of what is to be decided.</summary>
    public AdmissionStatus? Status { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListAdmissionsHandler(Session session, Caller caller, TimeProvider clock) : IRequestHandler<ListAdmissions, Page<AdmissionView>>
{
    public async Task<Page<AdmissionView>> Handle(ListAdmissions request, CancellationToken cancellationToken)
    {
        await MustOwn(request.SetId);
        var now = clock.GetUtcNow();
        var where = AdmissionStanding.On(request.Status, DutchTime.DayOf(now)).And("set_id = @set", "set", request.SetId);
        if (request.After() is { Length: > 0 } after)
        {
            // The key is the due day and the id: ten characters, a stroke, and the rest.
            if (after.Length < 12 || !DateOnly.TryParseExact(after[..10], "yyyy-MM-dd", out var due)) throw PagingRefusals.Cursor();
            where.And("(due_on > @due OR (due_on = @due AND id > @after))", "due", due).Arguments.Add("after", after[11..]);
        }
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body, due_on FROM admissions {where} ORDER BY due_on, id {{page}}", where.Arguments);
        return request.PageOf(rows, r => $"{r.DueOn:yyyy-MM-dd}|{r.Id}", r => AdmissionView.Of(r.Body, r.Version, now));
    }

    private async Task MustOwn(Id<PurchasingConditions> set)
    {
        var owner = await session.Single<Id<ContractingAuthority>?>("SELECT authority_id FROM purchasing_conditions WHERE id = @set", new { set })
            ?? throw CommonRefusals.NotFound("purchasing-conditions set");
        Refuse.If(owner != caller.AuthorityId, PurchasingRefusals.NotYours());
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
        public DateOnly DueOn { get; init; }
    }
}
