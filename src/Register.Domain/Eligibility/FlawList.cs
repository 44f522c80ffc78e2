using System.Text.RegularExpressions;
using Register.Domain.Kernel;
using Register.Domain.Reference;

namespace Register.Domain.Eligibility;

/// <summary>Something wrong with a condition or profile as written.</summary>
/// <param name="Pointer">JSON pointer relative to what was checked.</param>
/// <param name="Code">Stable code: one of <see cref="FlawCodes"/>.</param>
/// <param name="Arguments">What the text is filled with.</param>
/// <param name="IsRemark">True when it is accepted all the same.</param>
public sealed record Flaw(string Pointer, string Code, IReadOnlyDictionary<string, object?> Arguments, bool IsRemark = false);

/// <summary>Collects every flaw at once.</summary>
public sealed class FlawList
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly List<Flaw> found = [];
    private readonly Dictionary<string, Limit> limits = [];
    private string at = "";

    /// <summary>All flaws, in the order found.</summary>
    public IReadOnlyList<Flaw> Found => found;

    /// <summary>What the checks allow at each place, whether or not it was right.</summary>
    public IReadOnlyDictionary<string, Limit> Limits => limits;

    /// <summary>Runs a check whose pointers are relative to <paramref name="pointer"/>.</summary>
    public void Within(string pointer, Action<FlawList> check)
    {
        var outer = at;
        at += pointer;
        check(this);
        at = outer;
    }

    /// <summary>Notes a flaw when <paramref name="wrong"/>.</summary>
    public void If(bool wrong, string pointer, string code, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (wrong) found.Add(new Flaw(at + pointer, code, Named(arguments)));
    }

    /// <summary>Notes something odd that is accepted.</summary>
    public void Remark(string pointer, string code) => found.Add(new Flaw(at + pointer, code, Named([]), IsRemark: true));

    /// <summary>A number must lie between two others, if there is one.</summary>
    public void Range(string pointer, long? value, long least, long most)
    {
        Note(pointer, new RangeLimit(least, most));
        If(value < least || value > most, pointer, FlawCodes.OutOfRange, ("least", least), ("most", most), ("value", value));
    }

    /// <summary>An amount must be above zero and in a currency, if there is one.</summary>
    public void Amount(string pointer, Money? amount)
    {
        Note(pointer, new AmountLimit(1, Money.MaxCents));
        if (amount is not { } money) return;
        If(money.Currency is null, pointer, FlawCodes.Required);
        If(money.Currency is not null && money.Cents is < 1 or > Money.MaxCents, pointer, FlawCodes.OutOfRange,
            ("least", 1L), ("most", Money.MaxCents), ("value", money.Cents));
    }

    /// <summary>A text must be there, and not be too long.</summary>
    public void Text(string pointer, string? text, int most = 100, bool mayBeLeftOut = false)
    {
        Note(pointer, new TextLimit(most));
        If(text is null ? !mayBeLeftOut : string.IsNullOrWhiteSpace(text), pointer, FlawCodes.Required);
        if (text is not null) If(text.Length > most, pointer, FlawCodes.TooLong, ("most", most));
    }

    /// <summary>A text must be written in a certain way.</summary>
    public void Written(string pointer, string? text, string pattern, string code, bool mayBeLeftOut = false)
    {
        Note(pointer, new PatternLimit(pattern));
        If(text is null ? !mayBeLeftOut : Regex.Match(text, pattern, RegexOptions.None, Patience).Length != text.Length || text.Length == 0, pointer, code, ("value", text));
    }

    /// <summary>A text must be one of a few.</summary>
    /// <param name="pointer">Where.</param>
    /// <param name="text">The text.</param>
    /// <param name="few">What it may be.</param>
    /// <param name="mayBeLeftOut">Whether there may be none.</param>
    /// <param name="fault">The code of the flaw, where it has one of its own.</param>
    public void OneOf(string pointer, string? text, IReadOnlyList<string> few, bool mayBeLeftOut = false, Func<string?, string>? fault = null)
    {
        Note(pointer, new ChoiceLimit(few));
        If(text is null ? !mayBeLeftOut : !few.Contains(text), pointer, fault?.Invoke(text) ?? FlawCodes.UnknownCode, ("value", text));
    }

    /// <summary>A list must hold something.</summary>
    public void Some<T>(string pointer, IReadOnlyList<T>? items)
    {
        Note(pointer, new ListLimit(1));
        If(items is not { Count: > 0 }, pointer, FlawCodes.Required);
    }

    /// <summary>Codes must be there, each once, and none blank.</summary>
    /// <param name="pointer">Where.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="mayBeEmpty">Whether there may be none.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="among">The codes there are, where they are few.</param>
    /// <param name="pattern">How each is written, where that is known.</param>
    /// <param name="fault">The code of the flaw of one that is not <paramref name="among"/> them, where it has one of its own.</param>
    public void Codes(
        string pointer, IReadOnlyList<string>? codes, bool mayBeEmpty = false, int most = 100, IReadOnlyList<string>? among = null, string? pattern = null,
        Func<string?, string>? fault = null)
    {
        Note(pointer, new ListLimit(mayBeEmpty ? 0 : 1, most, among is not null ? new ChoiceLimit(among) : pattern is not null ? new PatternLimit(pattern) : new TextLimit(100)));
        If(codes is null || (codes.Count == 0 && !mayBeEmpty), pointer, FlawCodes.Required);
        if (codes is null) return;
        If(codes.Count > most, pointer, FlawCodes.TooLong, ("most", most));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(codes.Count, most); i++)
        {
            if (among is not null) OneOf($"{pointer}/{i}", codes[i], among, fault: fault);
            else if (pattern is not null) Written($"{pointer}/{i}", codes[i], pattern, FlawCodes.UnknownCode);
            else Text($"{pointer}/{i}", codes[i]);
            if (codes[i] is { } code) If(!seen.Add(code), $"{pointer}/{i}", FlawCodes.Duplicate, ("value", code));
        }
    }

    private void Note(string pointer, Limit limit) => limits[at + pointer] = limit;

    private static Dictionary<string, object?> Named(ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var named = new Dictionary<string, object?>(arguments.Length);
        foreach (var (name, value) in arguments) named[name] = value;
        return named;
    }
}

/// <summary>The stable codes of flaws.</summary>
public static class FlawCodes
{
    public const string Required = "condition.required";
    public const string OutOfRange = "condition.out-of-range";
    public const string TooLong = "condition.too-long";
    public const string Duplicate = "condition.duplicate";
    public const string DuplicateId = "condition.duplicate-id";
    public const string BadId = "condition.bad-id";
    public const string UnknownCode = "condition.unknown-code";
    public const string UnknownGround = ExclusionGrounds.Unknown;
    public const string GroundIsGroup = ExclusionGrounds.IsGroup;
    public const string Backwards = "condition.backwards";
    public const string CurrenciesDiffer = "condition.currencies-differ";
    public const string NoCombine = "condition.combine-not-allowed";
    public const string PerformerUnused = "condition.performer-unused";
    public const string TooDeep = "condition.too-deep";
    public const string TooMany = "condition.too-many";
    public const string AlwaysMet = "condition.always-met";
    public const string NeverMet = "condition.never-met";
    public const string NoMembers = "profile.no-members";
    public const string LeadOutside = "profile.lead-outside";
    public const string MemberTwice = "profile.member-twice";
    public const string Shares = "profile.shares";
    public const string RelianceOnMember = "profile.reliance-on-member";
    public const string RelianceUnknown = "profile.reliance-unknown-condition";
    public const string RelianceNotAllowed = "profile.reliance-not-allowed";
    public const string RelianceMustPerform = "profile.reliance-must-perform";
    public const string PerformerMissing = "profile.performer-missing";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(FlawCodes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
}
