using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using MediatR;
using Register.Infrastructure.Views;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Http.OpenApi;

/// <summary>Tells the framework's API explorer what the rows of <see cref="Endpoints"/> take and give; the document is
/// made from that. Routes are not looked at, so the document needs no running server.</summary>
internal sealed class DescribeEndpoints : IApiDescriptionProvider
{
    private static readonly EmptyModelMetadataProvider Types = new();

    // After the framework's own provider, whose findings (delegates that take anything) say nothing.
    public int Order => int.MaxValue;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        context.Results.Clear();
        foreach (var endpoint in Endpoints.All) context.Results.Add(Describe(endpoint));
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static ApiDescription Describe(Endpoint endpoint)
    {
        var description = new ApiDescription
        {
            HttpMethod = endpoint.Method,
            RelativePath = endpoint.Path[1..],
            ActionDescriptor = new ActionDescriptor
            {
                DisplayName = endpoint.Name,
                EndpointMetadata = [endpoint, new EndpointNameMetadata(endpoint.Name), new TagsAttribute(endpoint.Tag), new EndpointSummaryAttribute(endpoint.Summary)],
            },
        };
        var shape = MessageShape.Of(endpoint);
        foreach (var part in shape.Parts.Where(p => p.Source is Source.Path or Source.Query))
            description.ParameterDescriptions.Add(Parameter(part));
        if (shape.Body is { } body) AddBody(description, body);
        description.SupportedResponseTypes.Add(Answer(endpoint));
        // One is enough to bring the schema in; which errors an operation has, DescribeOperations says.
        description.SupportedResponseTypes.Add(new ApiResponseType
        {
            StatusCode = 400, Type = typeof(ProblemDetails), ApiResponseFormats = { new ApiResponseFormat { MediaType = "application/problem+json" } },
        });
        return description;
    }

    private static ApiParameterDescription Parameter(Part part) => new()
    {
        Name = part.Name,
        Type = part.Type,
        ModelMetadata = Types.GetMetadataForType(part.Type),
        IsRequired = part.Required,
        Source = part.Source == Source.Path ? BindingSource.Path : BindingSource.Query,
        ParameterDescriptor = new ParameterDescriptor { Name = part.Name, ParameterType = part.Type },
    };

    private static void AddBody(ApiDescription description, Part body)
    {
        description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = "application/json" });
        var type = WireTypes.Of(body.Type);
        description.ParameterDescriptions.Add(new ApiParameterDescription
        {
            Name = "body", Type = type, ModelMetadata = Types.GetMetadataForType(type), Source = BindingSource.Body, IsRequired = body.Required,
            ParameterDescriptor = new ParameterDescriptor { Name = "body", ParameterType = type },
        });
    }

    private static ApiResponseType Answer(Endpoint endpoint)
    {
        if (endpoint.Answer == typeof(Unit)) return new ApiResponseType { StatusCode = 204, Type = typeof(void) };
        if (endpoint.Answer == typeof(Document)) return new ApiResponseType { StatusCode = endpoint.Status, Type = typeof(void) };
        return new ApiResponseType
        {
            StatusCode = endpoint.Status, Type = WireTypes.Of(endpoint.Answer), ApiResponseFormats = { new ApiResponseFormat { MediaType = "application/json" } },
        };
    }
}
