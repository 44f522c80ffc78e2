using MediatR;
using Microsoft.Net.Http.Headers;
using Register.Api.Http;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Evidence;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>Hands in the document of a piece of evidence, in place of what was there. A verdict about another document
/// falls away.</summary>
public sealed record UploadEvidenceDocument(
    Id<Freelancer> FreelancerId, Id<Evidence> EvidenceId, ReadOnlyMemory<byte> RawBody, string ContentType, long IfMatch) : ICommand<EvidenceView>;

internal sealed class UploadEvidenceDocumentHandler(EvidenceStore store, Caller caller, TimeProvider clock)
    : IRequestHandler<UploadEvidenceDocument, EvidenceView>
{
    public async Task<EvidenceView> Handle(UploadEvidenceDocument request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("evidence"));
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.ToString().ToLowerInvariant() : "";
        if (!EvidenceDocument.Takes(type)) throw new HttpRefusalException(StatusCodes.Status415UnsupportedMediaType, "content-type.document");
        var evidence = await store.LoadOf(request.FreelancerId, request.EvidenceId, request.IfMatch);
        evidence.Attach(EvidenceDocument.Of(type, request.RawBody.Span, clock.GetUtcNow()));
        if (evidence.Events.Count > 0) await store.SaveDocument(evidence, request.RawBody);
        await store.Save(evidence);
        return EvidenceView.Of(evidence);
    }
}
