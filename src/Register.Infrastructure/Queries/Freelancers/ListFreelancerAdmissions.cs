using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>A freelancer's admissions, oldest first; an authority sees those to its own sets.</summary>
public sealed record ListFreelancerAdmissions : IQuery<Page<AdmissionView>>, IPaged
{
    public required Id<Freelancer> FreelancerId { get; init; }
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListFreelancerAdmissionsHandler(Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<ListFreelancerAdmissions, Page<AdmissionView>>
{
    public async Task<Page<AdmissionView>> Handle(ListFreelancerAdmissions request, CancellationToken cancellationToken)
    {
        Refuse.If(caller.AuthorityId is null && !caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var where = new Where().And("freelancer_id = @freelancer", "freelancer", request.FreelancerId)
            .And("authority_id = @authority", "authority", caller.AuthorityId).And("id > @after", "after", request.After());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body FROM admissions {where} ORDER BY id {{page}}", where.Arguments);
        var now = clock.GetUtcNow();
        return request.PageOf(rows, r => r.Id, r => AdmissionView.Of(r.Body, r.Version, now));
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
