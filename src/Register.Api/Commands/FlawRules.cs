using FluentValidation;
using FluentValidation.Results;
using Register.Domain.Eligibility;

namespace Register.Api.Commands;

/// <summary>Lets the domain say what is wrong with a body, all of it, each at its place. Remarks are no errors.</summary>
internal static class FlawRules
{
    /// <summary>No flaw; their pointers are relative to the body.</summary>
    public static void Flawless<T>(this IRuleBuilder<T, T> rule, Func<T, IEnumerable<Flaw>> flaws) => rule.Custom((body, context) =>
    {
        foreach (var flaw in flaws(body).Where(f => !f.IsRemark))
            context.AddFailure(new ValidationFailure(Path(context, flaw.Pointer), flaw.Code)
            {
                ErrorCode = flaw.Code, FormattedMessagePlaceholderValues = flaw.Arguments.ToDictionary(a => a.Key, a => a.Value!),
            });
    });

    // /conditions/0/perEvent -> Body.conditions.0.perEvent, as the library writes places.
    private static string Path<T>(ValidationContext<T> context, string pointer) => context.PropertyChain.BuildPropertyPath("") is { Length: > 0 } body
        ? body.TrimEnd('.') + pointer.Replace('/', '.') : "Body" + pointer.Replace('/', '.');
}
