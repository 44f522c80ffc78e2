using FluentValidation;

namespace Register.Api.Commands;

/// <summary>Checks that many messages share.</summary>
internal static class CommonRules
{
    /// <summary>From <paramref name="from"/> up to <paramref name="to"/> items.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> Count<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int from, int to) =>
        rule.Must((_, items, context) =>
        {
            context.MessageFormatter.AppendArgument("From", from).AppendArgument("To", to);
            return items is not null && items.Count >= from && items.Count <= to;
        }).WithErrorCode("value.count");

    /// <summary>No item twice.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> Distinct<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule) =>
        rule.Must(items => items is null || items.Distinct().Count() == items.Count).WithErrorCode("value.repeated");

    /// <summary>Nothing that could break a line or a terminal.</summary>
    public static IRuleBuilderOptions<T, string?> NoControlCharacters<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || !text.Any(char.IsControl)).WithErrorCode("value.control-characters");
}
