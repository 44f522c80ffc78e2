using FluentValidation;
using FluentValidation.Results;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Api.Commands;

/// <summary>Lets the domain say what is wrong with a body, all of it, each at its place and under its own code.</summary>
internal static class FlawRules
{
    /// <summary>No flaw; their pointers are relative to the body. Remarks are no errors.</summary>
    public static void Flawless<T>(this IRuleBuilder<T, T> rule, Func<T, IEnumerable<Flaw>> flaws) =>
        Told(rule, body => flaws(body).Where(f => !f.IsRemark).Select(f => (f.Pointer, f.Code, f.Arguments)));

    /// <summary>What the domain would refuse of a body.</summary>
    public static void Flaws<T, TBody>(this IRuleBuilder<T, TBody> rule, Func<TBody, IEnumerable<Refusal>> judge) =>
        Told(rule, body => judge(body).Select(f => (f.Pointer ?? "", f.Code, f.Arguments)));

    // The rule itself always holds: what is wrong is told by the failures it adds.
    private static void Told<T, TBody>(
        IRuleBuilder<T, TBody> rule, Func<TBody, IEnumerable<(string Pointer, string Code, IReadOnlyDictionary<string, object?> Arguments)>> find) =>
        rule.Must((_, body, context) =>
        {
            foreach (var (pointer, code, arguments) in find(body))
                context.AddFailure(new ValidationFailure(Path(context, pointer), code)
                {
                    ErrorCode = code, FormattedMessagePlaceholderValues = arguments.ToDictionary(a => a.Key, a => a.Value!),
                });
            return true;
        }).WithErrorCode("value.format");

    // /conditions/0/perEvent -> Body.conditions.0.perEvent, as the library writes places.
    private static string Path<T>(ValidationContext<T> context, string pointer) => context.PropertyChain.BuildPropertyPath("") is { Length: > 0 } body
        ? body.TrimEnd('.') + pointer.Replace('/', '.') : "Body" + pointer.Replace('/', '.');
}
