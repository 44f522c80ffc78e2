using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Validators;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Infrastructure.Legal;

namespace Register.Api.Tests.Architecture;

/// <summary>Every code the program can answer with, found in the program itself.</summary>
internal static partial class Codes
{
    private static readonly DateTimeOffset Instant = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The texts as they are in src/Register.Api/Language: code, file, Dutch, English.</summary>
    public static IReadOnlyList<(string Code, string File, string Nl, string En)> Texts { get; } =
        [.. from file in Tree.Files("src/Register.Api/Language", ".json")
            from entry in JsonDocument.Parse(file.Text).RootElement.EnumerateObject()
            select (entry.Name, Path.GetFileNameWithoutExtension(file.Path), entry.Value.GetProperty("nl").GetString()!, entry.Value.GetProperty("en").GetString()!)];

    /// <summary>Every refusal, made with arguments that do not matter.</summary>
    public static IReadOnlyList<(MethodInfo Method, Refusal Refusal)> Refusals { get; } =
        [.. from assembly in (Assembly[])[Tree.Domain, Tree.Infrastructure, Tree.Api]
            from type in assembly.GetTypes()
            where type.Name.EndsWith("Refusals", StringComparison.Ordinal)
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where method.ReturnType == typeof(Refusal)
            // What passes on a flaw has no code of its own: flaws have theirs.
            where method.GetParameters().All(p => p.ParameterType != typeof(Flaw))
            from refusal in Made(method)
            select (method, refusal)];

    /// <summary>Every code of a validation rule, with the names of the arguments its text may use where they are known.</summary>
    public static IReadOnlyList<(Type Rules, string Code)> Validations { get; } =
        [.. from type in Tree.Api.GetTypes()
            where type is { IsAbstract: false, ContainsGenericParameters: false } && typeof(IValidator).IsAssignableFrom(type)
            from code in ValidationCodes((IValidator)Sample(type)!)
            select (type, code)];

    /// <summary>The codes that stand in the program as text: known by the first word, which some text has too.</summary>
    public static IEnumerable<(Type Type, string Code)> Literals()
    {
        var areas = Texts.Select(t => t.Code.Split('.')[0]).ToHashSet();
        return from part in Parts.Of(Tree.Api).Concat(Parts.Of(Tree.Infrastructure)).Concat(Parts.Of(Tree.Domain))
               // The names of its tags are OpenTelemetry's.
               where part.Type != typeof(Http.Watch.NameTrace)
               from text in part.Texts
               where CodeShape().IsMatch(text) && text.Contains('.') && areas.Contains(text.Split('.')[0])
               select (part.Type, text);
    }

    /// <summary>The names in braces of a text.</summary>
    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What is wrong with a code: its shape, its texts, or what they ask for and do not get.</summary>
    public static IEnumerable<string> Flaws(string code, IEnumerable<string>? arguments, IReadOnlyList<(string Code, string File, string Nl, string En)> texts)
    {
        if (!CodeShape().IsMatch(code)) yield return $"{code} is not area.reason";
        var found = texts.Where(t => t.Code == code).ToList();
        if (found.Count != 1)
        {
            yield return $"{code} has {found.Count} texts";
            yield break;
        }
        if (string.IsNullOrWhiteSpace(found[0].Nl) || string.IsNullOrWhiteSpace(found[0].En)) yield return $"{code} has an empty text";
        if (!Placeholders(found[0].Nl).SequenceEqual(Placeholders(found[0].En))) yield return $"{code} says other things in Dutch than in English";
        foreach (var name in arguments is null ? [] : Placeholders(found[0].Nl + found[0].En).Except(arguments)) yield return $"{code} asks for {{{name}}}, which it is not given";
    }

    // A refusal may depend on its arguments: two makings show more than one.
    private static IEnumerable<Refusal> Made(MethodInfo method) => ((bool[])[false, true])
        .Select(other => (Refusal)method.Invoke(null, [.. method.GetParameters().Select(p => Sample(p.ParameterType, other))])!)
        .DistinctBy(r => r.Code);

    private static IEnumerable<string> ValidationCodes(IValidator validator) =>
        from member in validator.CreateDescriptor().GetMembersWithValidators()
        from rule in member
        where rule.Validator is not IChildValidatorAdaptor && (rule.Options.ErrorCode is not null || !GivesOwnCodes(validator, rule.Validator))
        let code = rule.Options.ErrorCode ?? rule.Validator.Name
        select InputErrorCode(code);

    // A custom rule adds failures with codes of their own, which stand in the program as text.
    private static bool GivesOwnCodes(IValidator rules, IPropertyValidator validator) =>
        validator.Name == "PredicateValidator" && Parts.Of(rules.GetType()) is var part && (AddsFailures(part)
            || part.Members.Any(m => m.DeclaringType is { } helper && helper.Assembly == Tree.Api && m.Name.StartsWith("Flaw", StringComparison.Ordinal) && AddsFailures(Parts.Of(helper))));

    private static bool AddsFailures(Parts part) => part.Members.Any(m => m.Name is "Custom" or "AddFailure");

    private static string InputErrorCode(string name)
    {
        var codes = (Dictionary<string, string>)Tree.Api.GetType("Register.Api.Pipeline.InputErrors")!
            .GetField("Codes", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        return codes.GetValueOrDefault(name, name);
    }

    private static object? Sample(Type type, bool other = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return other ? "other" : "some";
        if (type == typeof(DateTimeOffset)) return Instant;
        if (type == typeof(Money)) return Money.Euros(5);
        if (type == typeof(bool)) return other;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(other ? Enum.GetValues(type).Length - 1 : 0);
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(other ? 2 : 1, type, CultureInfo.InvariantCulture);
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type == typeof(LegalBook)) return LegalBook.Open();
        if (type == typeof(TimeProvider)) return TimeProvider.System;
        if (type == typeof(IReadOnlyDictionary<string, object?>)) return new Dictionary<string, object?>();
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return Array.CreateInstance(type.GenericTypeArguments[0], 0);
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsInterface || type.IsAbstract) return null;
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters().All(p => p.ParameterType != type)).OrderBy(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType, other))]);
    }

    // Kinds of condition are written as in JSON (minimumTurnover), everything else in kebab-case.
    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+[a-zA-Z0-9]*(-[a-z0-9]+)*)*$")]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
