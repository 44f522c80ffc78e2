using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Evidence;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>What a freelancer handed in, oldest first.</summary>
public sealed record ListEvidence(Id<Freelancer> FreelancerId) : IQuery<Page<EvidenceView>>, IPaged
{
    /// <summary>Only what has come this far: <c>submitted</c> is what waits for verification.</summary>
    public EvidenceState? Status { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListEvidenceHandler(Session session, Caller caller, AccessLog looks) : IRequestHandler<ListEvidence, Page<EvidenceView>>
{
    public async Task<Page<EvidenceView>> Handle(ListEvidence request, CancellationToken cancellationToken)
    {
        caller.MustSeeEvidenceOf(request.FreelancerId);
        var where = new Where()
            .And("freelancer_id = @freelancer", "freelancer", request.FreelancerId)
            .And("id > @after", "after", request.After())
            .And("status = @status", "status", request.Status?.ToString().ToLowerInvariant());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body FROM evidence {where} ORDER BY id {{page}}", where.Arguments);
        if (rows.Count > 0) await looks.ShownToAuthority(nameof(ListEvidence), null, request.FreelancerId);
        return request.PageOf(rows, r => r.Id, r => EvidenceView.Of(RegisterJson.Read<Evidence>(r.Body), r.Version));
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
