using FluentValidation;
using Register.Domain.Eligibility;
using Register.Domain.Purchasing;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Purchasing;

/// <summary>What a version of a set says: at least a document to accept or a condition to meet.</summary>
public sealed record ConditionsText : IExample<ConditionsText>
{
    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What a bidder accepts, at most 20.</summary>
    public IReadOnlyList<ConditionsDocument> Documents { get; init; } = [];

    /// <summary>What a bidder must meet, all of it; at most 200 leaves and 8 levels.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Whether its documents leave the contractor's liability without a limit.</summary>
    public bool UnlimitedLiability { get; init; }

    public static ConditionsText Example => new()
    {
        Title = ConditionsVersionView.Example.Title, Documents = ConditionsVersionView.Example.Documents, Conditions = ConditionsVersionView.Example.Conditions,
    };

    /// <summary>With the codes in its conditions as the lists write them.</summary>
    internal ConditionsContent ToContent(KnownCodes codes) => ToContent() with { Conditions = codes.Of("/conditions", Conditions) };

    internal ConditionsContent ToContent() => new() { Title = Title, Documents = Documents, Conditions = Conditions, UnlimitedLiability = UnlimitedLiability };
}

internal sealed class ConditionsTextRules : AbstractValidator<ConditionsText>
{
    public ConditionsTextRules()
    {
        RuleFor(t => t.Title).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleForEach(t => t.Documents).ChildRules(d => d.RuleFor(x => x.Title).NoControlCharacters());
        RuleFor(t => t).Flawless(t => t.ToContent().Flaws().Where(f => f.Pointer != "/title"));
    }
}
