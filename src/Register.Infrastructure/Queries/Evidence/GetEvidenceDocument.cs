using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Evidence;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>The document of a piece of evidence, byte for byte as it was handed in.</summary>
public sealed record GetEvidenceDocument(Id<Freelancer> FreelancerId, Id<Evidence> EvidenceId) : IQuery<Document>;

internal sealed class GetEvidenceDocumentHandler(Session session, Caller caller, AccessLog looks) : IRequestHandler<GetEvidenceDocument, Document>
{
    public async Task<Document> Handle(GetEvidenceDocument request, CancellationToken cancellationToken)
    {
        caller.MustSeeEvidenceOf(request.FreelancerId);
        var row = await session.Single<Row>(
            "SELECT content_type, content FROM documents WHERE evidence_id = @EvidenceId AND freelancer_id = @FreelancerId",
            new { request.EvidenceId, request.FreelancerId }) ?? throw CommonRefusals.NotFound("document");
        await looks.ShownToAuthority(nameof(GetEvidenceDocument), request.EvidenceId.Value, request.FreelancerId);
        return new Document(row.ContentType, row.Content);
    }

    private sealed record Row
    {
        public string ContentType { get; init; } = "";
        public byte[] Content { get; init; } = [];
    }
}
