using System.Text.RegularExpressions;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>Collects everything that is wrong with a value, each at its place, so that somebody who fills in a form is
/// told all of it at once.</summary>
/// <param name="at">JSON pointer of the value itself.</param>
internal sealed partial class ValueFlaws(string at)
{
    private readonly List<Refusal> found = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<Refusal> Found => found;

    /// <summary>The pointer of a member.</summary>
    public string At(string member) => $"{at}/{member}";

    /// <summary>Adds a flaw when there is one.</summary>
    public void Add(Refusal? flaw)
    {
        if (flaw is not null) found.Add(flaw);
    }

    /// <summary>A member without which the rest says nothing.</summary>
    public void Required(string member, bool present) => Add(present ? null : ValueRefusals.Required(At(member)));

    /// <summary>One line of text.</summary>
    public void Text(string member, string value, int longest) => Add(
        string.IsNullOrWhiteSpace(value) ? ValueRefusals.Required(At(member))
        : value.Length > longest ? ValueRefusals.Length(At(member), 1, longest)
        : value.Any(char.IsControl) ? ValueRefusals.ControlCharacters(At(member))
        : null);

    /// <summary>A name for programs: <c>iso-9001</c>.</summary>
    public void Code(string member, string value) => Add(value.Length <= 60 && Kebab().IsMatch(value) ? null : ValueRefusals.Format(At(member)));

    /// <summary>A number between two bounds, both included.</summary>
    public void Range(string member, long value, long from, long to) =>
        Add(value >= from && value <= to ? null : ValueRefusals.Range(At(member), from, to));

    /// <summary>An amount of at least so many cents.</summary>
    public void Amount(string member, Money value, long fromCents) =>
        Add(value.Cents >= fromCents ? null : ValueRefusals.Range(At(member), new Money(fromCents, value.Currency), new Money(Money.MaxCents, value.Currency)));

    /// <summary>A list with so many items, none of them twice.</summary>
    public void Items<T>(string member, IReadOnlyList<T> items, int from, int to)
    {
        if (items.Count < from || items.Count > to) Add(ValueRefusals.Count(At(member), from, to));
        else if (items.Distinct().Count() != items.Count) Add(ValueRefusals.Repeated(At(member)));
    }

    /// <summary>A day that has come.</summary>
    public void NotInFuture(string member, DateOnly? day, DateOnly today) => Add(day > today ? EvidenceRefusals.InFuture(At(member), today) : null);

    /// <summary>An end that does not lie before its beginning.</summary>
    public void InOrder(DateOnly? from, string untilMember, DateOnly? until) => Add(until < from ? ValueRefusals.Period(At(untilMember)) : null);

    [GeneratedRegex(@"^[a-z0-9]+(?:[-.][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Kebab();
}

/// <summary>What can be wrong with a single value. None of them repeats the value: it may be personal.</summary>
public static class ValueRefusals
{
    public static Refusal Required(string pointer) => new(RefusalKind.Invalid, "value.required", pointer);
    public static Refusal Length(string pointer, int minLength, int maxLength) =>
        new(RefusalKind.Invalid, "value.length", pointer, ("minLength", minLength), ("maxLength", maxLength));
    public static Refusal ControlCharacters(string pointer) => new(RefusalKind.Invalid, "value.control-characters", pointer);
    public static Refusal Format(string pointer) => new(RefusalKind.Invalid, "value.format", pointer);
    public static Refusal Range(string pointer, object from, object to) => new(RefusalKind.Invalid, "value.range", pointer, ("from", from), ("to", to));
    public static Refusal Count(string pointer, int from, int to) => new(RefusalKind.Invalid, "value.count", pointer, ("from", from), ("to", to));
    public static Refusal Repeated(string pointer) => new(RefusalKind.Invalid, "value.repeated", pointer);
    public static Refusal Period(string pointer) => new(RefusalKind.Invalid, "value.period", pointer);
}
