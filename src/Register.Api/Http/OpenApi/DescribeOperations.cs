using MediatR;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Register.Infrastructure.Security;

namespace Register.Api.Http.OpenApi;

/// <summary>Completes each operation from its row: what the message's comments say, headers, examples, errors, access.</summary>
internal sealed class DescribeOperations : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata.OfType<Endpoint>().Single();
        var (shape, document) = (MessageShape.Of(endpoint), context.Document!);
        operation.Description = string.Join("\n\n", new[] { XmlDocs.Summary(endpoint.Message), WhoMay(endpoint.Access) }.OfType<string>());
        operation.Security = Security(endpoint.Access, document);
        DescribeParameters(operation, shape);
        AddHeaderParameters(operation, endpoint, shape, document);
        DescribeBody(operation, endpoint, shape);
        DescribeAnswer(operation, endpoint, document);
        foreach (var error in Problems.Of(endpoint))
            operation.Responses![Problems.Key(error)] = new OpenApiResponseReference(Problems.Name(error), document);
        return Task.CompletedTask;
    }

    private static void DescribeParameters(OpenApiOperation operation, MessageShape shape)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var part = shape.Parts.Single(p => p.Name == parameter.Name);
            parameter.Description = XmlDocs.Summary(part.Property) ?? (part.Source == MessageShape.Source.Path ? "Which one." : null);
            if (Examples.OfParameter(part) is { } example) parameter.Example = example;
        }
    }

    private static void AddHeaderParameters(OpenApiOperation operation, Endpoint endpoint, MessageShape shape, OpenApiDocument document)
    {
        operation.Parameters ??= [];
        if (shape.NeedsIfMatch) operation.Parameters.Add(new OpenApiParameterReference("IfMatch", document));
        if (endpoint is { Method: "POST", IsCommand: true }) operation.Parameters.Add(new OpenApiParameterReference("IdempotencyKey", document));
        if (endpoint.Access.Scope is not null) operation.Parameters.Add(new OpenApiParameterReference("OnBehalfOf", document));
        operation.Parameters.Add(new OpenApiParameterReference("AcceptLanguage", document));
    }

    private static void DescribeBody(OpenApiOperation operation, Endpoint endpoint, MessageShape shape)
    {
        if (shape.Body is { } body && operation.RequestBody is OpenApiRequestBody request)
        {
            request.Required = true;
            request.Content!["application/json"].Example = Examples.OfBody(endpoint.Message, body.Type);
        }
        if (shape.Body is not null || !shape.HasRawBody) return;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true, Description = $"The file itself, at most {endpoint.MaxBody} bytes.",
            Content = endpoint.FileTypes.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = new OpenApiSchema() }),
        };
    }

    private static void DescribeAnswer(OpenApiOperation operation, Endpoint endpoint, OpenApiDocument document)
    {
        var response = (OpenApiResponse)operation.Responses![Problems.Key(endpoint.Status)];
        response.Description = endpoint switch
        {
            { Status: 201 } => "Made.",
            { Status: 204 } => "Done.",
            { IsCommand: true } => "Done.",
            _ => "The answer.",
        };
        response.Headers = SharedParts.AnswerHeaders(endpoint).ToDictionary(h => h, IOpenApiHeader (h) => new OpenApiHeaderReference(SharedParts.NameOf(h), document));
        if (endpoint.Answer == typeof(Infrastructure.Views.Document))
            response.Content = endpoint.FileTypes.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = new OpenApiSchema() });
        else if (endpoint.Answer != typeof(Unit))
        {
            response.Content!["application/json"].Example = Examples.Of(WireTypes.Of(endpoint.Answer));
            if (endpoint.AlsoAsPage) response.Content[PrintedPage.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            if (endpoint.AlsoAsTable) response.Content[Table.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private static List<OpenApiSecurityRequirement> Security(Access access, OpenApiDocument document)
    {
        var ways = new[] { "apiKey", "accessToken" }.Select(name => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] });
        return access.Roles.Contains(Role.Public) ? [new OpenApiSecurityRequirement(), .. ways] : [.. ways];
    }

    private static string WhoMay(Access access)
    {
        if (access.Roles.Contains(Role.Public)) return "Open to everybody.";
        var roles = string.Join(", ", access.Roles.Select(r => $"`{char.ToLowerInvariant(r.ToString()[0])}{r.ToString()[1..]}`"));
        if (access.Scope is { } scope) roles += $", `platform` for a freelancer who granted it `{scope.ToString().ToLowerInvariant()}`";
        return access.Duty == Duties.None ? $"For: {roles}." : $"For: {roles}; at an authority with the duty `{access.Duty.ToString().ToLowerInvariant()}`.";
    }
}
