using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Register.Api.Http.OpenApi;

/// <summary>What the document says of the API as a whole, in an order that never changes.</summary>
internal sealed class DescribeDocument : IOpenApiDocumentTransformer
{
    private static readonly (string Tag, string Description)[] Tags =
    [
        ("Reference", "Sectors (SBI), districts (CBS), CPV codes and kinds of condition. *Referentiegegevens.*"),
        ("Freelancers", "The register itself. *Zzp'ers.*"),
        ("Evidence", "What a freelancer can show, and who verified it. *Bewijsmiddelen.*"),
        ("Admissions", "Who meets a set of purchasing conditions, and until when. *Toelatingen.*"),
        ("Purchasing conditions", "Versioned sets that tenders take over. *Inkoopvoorwaarden.*"),
        ("Clusters", "Standing networks of freelancers. *Clusters.*"),
        ("Consortia", "Freelancers who bid together on one lot. *Combinaties.*"),
        ("Tenders", "Tenders and assignments with their lots. *Aanbestedingen en opdrachten.*"),
        ("Invitations", "Who is invited, by a draw that anybody can recompute, and the fairness ledger. *Uitnodigingen.*"),
        ("Eligibility", "One explained check, the same for everybody. *Geschiktheid.*"),
        ("Bids", "Sealed until the deadline has passed and two people open them. *Inschrijvingen.*"),
        ("Awards", "Scores, decisions with reasons, standstill, objections. *Gunning.*"),
        ("Contracts", "Contracts on what was awarded: changes, end, review. *Overeenkomsten.*"),
        ("Access", "Authorities, API keys and grants. *Toegang.*"),
        ("Journal", "Everything that happened, hash-chained. *Logboek.*"),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Register",
            Version = StandardHeaders.ApiVersion,
            Summary = "Freelancer register and procurement marketplace.",
            Description = """
                Zzp'ers register once, find work and partners, and bid alone or together; municipalities publish, see who could do it, and award with reasons.

                Errors are problem details (RFC 9457): `code` is stable, texts come in Dutch (default) or English (`Accept-Language`), and input errors come all at once.
                Lists are keyset pages: follow `next` or the `Link` header. Changes need `If-Match` with the `ETag` that was read; send an `Idempotency-Key` with a POST to retry it safely.
                """.ReplaceLineEndings("\n"),
            Contact = new OpenApiContact { Name = "Register", Email = "register@example.org", Url = new Uri("https://register.example/contact") },
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
        };
        document.Servers = [new OpenApiServer { Url = "/v1", Description = "The server this document came from." }];
        var used = Endpoints.All.Select(e => e.Tag).ToHashSet();
        document.Tags = Tags.Where(t => used.Contains(t.Tag)).Select(t => new OpenApiTag { Name = t.Tag, Description = t.Description }).ToHashSet();
        SharedParts.AddTo(document);
        TellKindsApart(document);
        LimitConditions.In(document.Components!.Schemas!);
        LetAnswersGrow(document);
        return Task.CompletedTask;
    }

    /// <summary>An object with a kind is exactly one of its family, and says which.</summary>
    private static void TellKindsApart(OpenApiDocument document)
    {
        foreach (var family in document.Components!.Schemas!.Values.OfType<OpenApiSchema>().Where(s => s.Discriminator is not null))
        {
            (family.OneOf, family.AnyOf, family.Required) = (family.AnyOf, null, null);
            foreach (var kind in family.OneOf!.OfType<OpenApiSchemaReference>().Select(k => k.RecursiveTarget).OfType<OpenApiSchema>())
            {
                kind.Type = JsonSchemaType.Object;
                kind.Required = new HashSet<string>((kind.Required ?? new HashSet<string>()).Prepend(family.Discriminator!.PropertyName!));
            }
        }
    }

    /// <summary>Unknown members are refused in requests only: clients must not refuse those that answers get later.</summary>
    private static void LetAnswersGrow(OpenApiDocument document)
    {
        var sent = new HashSet<IOpenApiSchema>();
        foreach (var body in document.Paths.Values.SelectMany(p => p.Operations!.Values).Select(o => o.RequestBody).OfType<IOpenApiRequestBody>())
            foreach (var content in body.Content!.Values) Collect(content.Schema, sent);
        foreach (var schema in document.Components!.Schemas!.Values.OfType<OpenApiSchema>().Where(s => !sent.Contains(s))) schema.AdditionalPropertiesAllowed = true;
    }

    private static void Collect(IOpenApiSchema? schema, HashSet<IOpenApiSchema> found)
    {
        var target = schema is OpenApiSchemaReference reference ? reference.RecursiveTarget : schema;
        if (target is null || !found.Add(target)) return;
        foreach (var part in target.Properties?.Values ?? []) Collect(part, found);
        foreach (var part in (target.OneOf ?? []).Concat(target.AnyOf ?? []).Concat(target.AllOf ?? [])) Collect(part, found);
        Collect(target.Items, found);
        Collect(target.AdditionalProperties, found);
    }
}
