using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;

namespace Register.Domain.Purchasing;

/// <summary>What one version of a set of purchasing conditions says. All of its conditions must be met.</summary>
public sealed record ConditionsContent
{
    /// <summary>The most documents of a set.</summary>
    public const int MostDocuments = 20;

    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What a bidder accepts, at most 20.</summary>
    public IReadOnlyList<ConditionsDocument> Documents { get; init; } = [];

    /// <summary>What a bidder must meet, at most 200 leaves in all.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Whether its documents leave the contractor's liability without a limit.</summary>
    public bool UnlimitedLiability { get; init; }

    /// <summary>The conditions as one tree.</summary>
    public AllOf Tree() => new() { Id = "set", Conditions = Conditions };

    /// <summary>Everything that is wrong, each at its place, and what is odd but accepted.</summary>
    public IReadOnlyList<Flaw> Flaws()
    {
        var flaws = new FlawList();
        flaws.Text("/title", Title, 200);
        flaws.If(Documents.Count == 0 && Conditions.Count == 0, "", ConditionsFlaws.Empty);
        flaws.Range("/documents", Documents.Count, 0, MostDocuments);
        for (var i = 0; i < Math.Min(Documents.Count, MostDocuments); i++) flaws.Within($"/documents/{i}", Documents[i].Check);
        return Conditions.Count == 0 ? flaws.Found : [.. flaws.Found, .. ConditionTree.FlawsOfList(Tree())];
    }

    /// <summary>The same with an id for every condition: its own, or its place (<c>s1</c>, <c>s1.2</c>). They begin with
    /// an s so that they never meet the ids a tender gives to conditions of its own.</summary>
    internal ConditionsContent WithIds() => this with { Conditions = [.. Conditions.Select((c, i) => Named(c, $"s{i + 1}"))] };

    private static Condition Named(Condition condition, string place)
    {
        var named = condition.Id is null ? condition with { Id = place } : condition;
        return named is Group group
            ? group.Over([.. Enumerable.Range(0, group.Size()).Select(i => Named(group.Child(i), $"{place}.{i + 1}"))])
            : named;
    }
}

/// <summary>A document that belongs to a set; its digest says exactly which text was accepted.</summary>
public sealed record ConditionsDocument
{
    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Where it can be read (https), at most 500 characters.</summary>
    public required string Url { get; init; }

    /// <summary>SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    internal void Check(FlawList flaws)
    {
        flaws.Text("/title", Title, 200);
        flaws.Text("/url", Url, 500);
        flaws.If(!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps, "/url", ConditionsFlaws.Url);
        flaws.If(Sha256.Length != 64 || !Sha256.All(char.IsAsciiHexDigitLower), "/sha256", ConditionsFlaws.Digest);
    }
}

/// <summary>What can be wrong with a set beside its conditions.</summary>
public static class ConditionsFlaws
{
    public const string Empty = "purchasing.empty";
    public const string Url = "purchasing.url";
    public const string Digest = "purchasing.digest";
}
