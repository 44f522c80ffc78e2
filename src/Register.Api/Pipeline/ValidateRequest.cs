using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Register.Api.Http;

namespace Register.Api.Pipeline;

/// <summary>Checks the values of a message by its rules, all of them, before anything is read.</summary>
public sealed class ValidateRequest<TRequest, TAnswer>(IEnumerable<IValidator<TRequest>> rules) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        List<InputError>? errors = null;
        foreach (var rule in rules)
            foreach (var failure in rule.Validate(request).Errors) (errors ??= []).Add(InputErrors.Of(failure));
        return errors is null ? next() : throw new BadInputException(errors);
    }
}

/// <summary>The library's findings in our codes and places.</summary>
internal static class InputErrors
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["NotEmptyValidator"] = "value.required", ["NotNullValidator"] = "value.required", ["LengthValidator"] = "value.length",
        ["MaximumLengthValidator"] = "value.length", ["MinimumLengthValidator"] = "value.length", ["InclusiveBetweenValidator"] = "value.range",
        ["GreaterThanOrEqualValidator"] = "value.minimum", ["GreaterThanValidator"] = "value.minimum",
        ["LessThanOrEqualValidator"] = "value.maximum", ["LessThanValidator"] = "value.maximum",
        ["EmailValidator"] = "value.email", ["RegularExpressionValidator"] = "value.format", ["EnumValidator"] = "value.format",
    };

    public static InputError Of(ValidationFailure failure)
    {
        var code = Codes.GetValueOrDefault(failure.ErrorCode, failure.ErrorCode);
        var arguments = failure.FormattedMessagePlaceholderValues?
            .Where(p => p.Key is not ("PropertyValue" or "PropertyName" or "PropertyPath" or "CollectionIndex"))
            .ToDictionary(p => char.ToLowerInvariant(p.Key[0]) + p.Key[1..], p => (object?)p.Value);
        var path = failure.PropertyName;
        return path == "Body" || path.StartsWith("Body.", StringComparison.Ordinal)
            ? new InputError(Pointer(path), null, code, arguments)
            : new InputError(null, char.ToLowerInvariant(path[0]) + path[1..], code, arguments);
    }

    // Body.Lots[0].Title -> /lots/0/title
    private static string Pointer(string path) => string.Concat(path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
        .Split('.').Skip(1).Select(s => "/" + char.ToLowerInvariant(s[0]) + s[1..]));
}
