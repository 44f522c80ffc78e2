using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Register.Api.Http.OpenApi;

/// <summary>The comments of types and members, from the XML files that lie beside the assemblies.</summary>
internal static partial class XmlDocs
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>What the type's comment says.</summary>
    public static string? Summary(Type type) => Text(Find(type.Assembly, "T:" + Name(type))?.Element("summary"));

    /// <summary>What the property's comment says, or that of the record parameter or the interface it comes from.</summary>
    public static string? Summary(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        var own = Find(type.Assembly, $"P:{Name(type)}.{property.Name}")?.Element("summary")
            ?? Find(type.Assembly, "T:" + Name(type))?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property.Name);
        return own is not null ? Text(own) : type.GetInterfaces().Where(i => !i.IsGenericType).Select(i => i.GetProperty(property.Name)).OfType<PropertyInfo>()
            .Select(Summary).FirstOrDefault(s => s is not null);
    }

    private static XElement? Find(Assembly assembly, string id) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (assembly.Location.Length == 0 || !File.Exists(path)) return [];
        return XDocument.Load(path).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!);
    }

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        var text = element is null ? "" : WhiteSpace().Replace(string.Concat(element.Nodes().Select(Flat)), " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Flat(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => word.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } target => Word(target.Value),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => Word((string)reference.Attribute("name")!),
        XElement other => string.Concat(other.Nodes().Select(Flat)),
        _ => "",
    };

    // P:Register.Views.Page`1.Next -> next; M:Some.Verb(System.String) -> verb
    private static string Word(string reference)
    {
        var name = reference.Split('(')[0].Split('.')[^1].Split('`')[0];
        return reference.StartsWith("T:", StringComparison.Ordinal) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
