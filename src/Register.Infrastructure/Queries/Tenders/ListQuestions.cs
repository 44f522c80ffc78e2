using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The questions about a tender: all of them for its authority, which does not learn who asked; her own for a freelancer.</summary>
public sealed record ListQuestions(Id<Tender> TenderId) : IQuery<Page<QuestionView>>, IPaged
{
    /// <summary>Only those that have come this far: <c>open</c> lists what is still to be answered.</summary>
    public QuestionStatus? Status { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListQuestionsHandler(Session session, VisibleTenders tenders, LegalBook law, Caller caller) : IRequestHandler<ListQuestions, Page<QuestionView>>
{
    public async Task<Page<QuestionView>> Handle(ListQuestions request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        Refuse.If(caller.AuthorityId is { } authority && authority != tender.AuthorityId, TenderRefusals.NotYours());
        var where = new Where()
            .And("tender_id = @tender", "tender", tender.Id)
            .And("freelancer_id = @she", "she", caller.FreelancerId)
            .And("status = @status", "status", request.Status?.ToString())
            .And("id > @after", "after", request.After());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body FROM questions {where} ORDER BY id {{page}}", where.Arguments);
        var figures = law.ProcurementAt(tender.PublishedAt ?? tender.DraftedAt);
        return request.PageOf(rows, r => r.Id, r => QuestionView.Of(RegisterJson.Read<Question>(r.Body), tender, figures) with { Version = r.Version });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
