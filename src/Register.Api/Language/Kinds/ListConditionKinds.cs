using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using MediatR;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Api.Language.Kinds;

/// <summary>All kinds of condition.</summary>
public sealed record ListConditionKinds : IQuery<Page<ConditionKindView>>;

/// <summary>One kind of condition.</summary>
public sealed record GetConditionKind(string Kind) : IQuery<ConditionKindView>;

/// <summary>Tells what the program knows of its kinds of condition. They are code, not rows: there is no SQL here, and
/// the texts are those of <see cref="Texts"/>.</summary>
internal sealed class ConditionKindsHandler : IRequestHandler<ListConditionKinds, Page<ConditionKindView>>, IRequestHandler<GetConditionKind, ConditionKindView>
{
    private static readonly Lazy<IReadOnlyList<ConditionKindView>> Views = new(() => [.. ConditionKinds.All.Select(View)]);

    public Task<Page<ConditionKindView>> Handle(ListConditionKinds request, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<ConditionKindView> { Items = Views.Value });

    public Task<ConditionKindView> Handle(GetConditionKind request, CancellationToken cancellationToken) =>
        Task.FromResult(Views.Value.FirstOrDefault(v => v.Kind == request.Kind) ?? throw CommonRefusals.NotFound("condition-kind"));

    private static ConditionKindView View(ConditionKind kind) => new()
    {
        Kind = kind.Name, Title = Text(kind.TitleCode), Explanation = Text(kind.ExplanationCode), IsGroup = !kind.IsLeaf, Combines = kind.Combines,
        DefaultCombine = kind.Combines.Count > 0 ? kind.DefaultCombine : null, Source = kind.Source, Unit = kind.Unit, AllowsReliance = kind.Reliance,
        Findings = [.. kind.FindingCodes().Select(c => new CodeText(c, Text(c)))],
        Remedies = [.. kind.RemedyCodes().Select(c => new CodeText(c, Text(c)))],
        Schema = Schema(kind),
    };

    private static Bilingual Text(string code) => new(Texts.Of(code, "nl"), Texts.Of(code, "en"));

    private static JsonObject Schema(ConditionKind kind)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, node) => Precise(kind, context, node) };
        var schema = RegisterJson.Options.GetJsonSchemaAsNode(kind.Type, options).AsObject();
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["properties"]!.AsObject().Insert(0, "kind", new JsonObject { ["const"] = kind.Name });
        schema["required"] = new JsonArray("kind");
        return schema;
    }

    // What the exporter cannot know: only the ways this kind allows, how money is written, and that a condition within
    // a condition is any of the kinds of this list.
    private static JsonNode Precise(ConditionKind kind, JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(Money)) return MoneySchema();
        if (type == typeof(Condition)) return new JsonObject { ["type"] = "object", ["required"] = new JsonArray("kind") };
        if (type == typeof(Combine))
            return new JsonObject { ["enum"] = new JsonArray([.. kind.Combines.Select(c => JsonSerializer.SerializeToNode(c, RegisterJson.Options)), null]) };
        return node;
    }

    private static JsonObject MoneySchema() => new()
    {
        ["type"] = "object", ["required"] = new JsonArray("amount", "currency"), ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["amount"] = new JsonObject { ["type"] = "number", ["multipleOf"] = 0.01 },
            ["currency"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" },
        },
    };
}
