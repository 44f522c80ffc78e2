using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>What the freelancer who asks is told about tenders, the newest first.</summary>
public sealed record ListNotices : IQuery<Page<NoticeView>>, IPaged
{
    /// <summary>Only about this tender.</summary>
    public Id<Tender>? TenderId { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListNoticesHandler(Session session, Caller caller) : IRequestHandler<ListNotices, Page<NoticeView>>
{
    public async Task<Page<NoticeView>> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var before = request.After();
        var where = new Where()
            .And("freelancer_id = @she", "she", caller.FreelancerId)
            .And("tender_id = @tender", "tender", request.TenderId)
            .And("id < @before", "before", before.Length == 0 ? null : before);
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<NoticeView>($"SELECT id, tender_id, kind, number, sent_at FROM notices {where} ORDER BY id DESC {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id.ToString(), r => r);
    }
}
