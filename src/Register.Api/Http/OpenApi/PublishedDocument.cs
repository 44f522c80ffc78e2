using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Register.Infrastructure.Json;

namespace Register.Api.Http.OpenApi;

/// <summary>The API document as it is published: made once, at first use, and the same bytes for everybody.</summary>
public sealed class PublishedDocument([FromKeyedServices(PublishedDocument.Name)] IOpenApiDocumentProvider provider)
{
    private const string Name = "v1";
    private readonly Lazy<Task<Texts>> made = new(() => Make(provider));

    /// <summary>As YAML: the file <c>openapi.yaml</c> of the repository.</summary>
    public async Task<string> Yaml() => Encoding.UTF8.GetString((await made.Value).Yaml);

    internal static void AddTo(IServiceCollection services)
    {
        services.Configure<JsonOptions>(o =>
        {
            RegisterJson.Apply(o.SerializerOptions);
            ((DefaultJsonTypeInfoResolver)o.SerializerOptions.TypeInfoResolver!).Modifiers.Add(WireTypes.ShowMembers);
        });
        services.AddOpenApi(Name, o =>
        {
            o.CreateSchemaReferenceId = WireTypes.SchemaName;
            o.AddSchemaTransformer<DescribeSchemas>();
            o.AddOperationTransformer<DescribeOperations>();
            o.AddDocumentTransformer<DescribeDocument>();
        });
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, DescribeEndpoints>());
        services.AddSingleton<PublishedDocument>();
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/openapi.json", (HttpContext http, PublishedDocument document) => document.Answer(http, t => t.Json, "application/json"));
        routes.MapGet("/v1/openapi.yaml", (HttpContext http, PublishedDocument document) => document.Answer(http, t => t.Yaml, "application/yaml"));
    }

    private async Task Answer(HttpContext http, Func<Texts, byte[]> form, string contentType)
    {
        var texts = await made.Value;
        http.Response.Headers.CacheControl = "public, max-age=3600";
        http.Response.Headers.Remove("Vary");
        http.Response.Headers.ETag = texts.Tag;
        if (http.Request.Headers.IfNoneMatch == texts.Tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = contentType;
        http.Response.ContentLength = form(texts).Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.BodyWriter.WriteAsync(form(texts));
    }

    private static async Task<Texts> Make(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiYamlWriter(text));
        var yaml = Encoding.UTF8.GetBytes(text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n");
        return new Texts(Encoding.UTF8.GetBytes(json), yaml, $"\"{Convert.ToHexStringLower(SHA256.HashData(yaml))[..16]}\"");
    }

    private sealed record Texts(byte[] Json, byte[] Yaml, string Tag);
}
