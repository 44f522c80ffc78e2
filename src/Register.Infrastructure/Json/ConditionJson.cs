using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Register.Domain.Eligibility;

namespace Register.Infrastructure.Json;

/// <summary>Conditions as JSON: an object with a <c>kind</c>, which may stand anywhere in it. Kinds are found by
/// reflection, so a new one is written and read without an edit here.</summary>
internal static class ConditionJson
{
    public static void Kinds(JsonTypeInfo type)
    {
        if (!type.Type.IsAbstract || !type.Type.IsAssignableTo(typeof(Condition))) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "kind",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var kind in ConditionKinds.All.Where(k => k.Type.IsAssignableTo(type.Type)))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind.Type, kind.Name));
    }
}
