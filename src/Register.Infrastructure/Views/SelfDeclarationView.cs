using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>A freelancer's self-declaration, for herself.</summary>
public sealed record SelfDeclarationView : IVersioned, IExample<SelfDeclarationView>
{
    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>Counts changes and confirmations; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required IReadOnlyList<DeclaredAnswer> Answers { get; init; }

    /// <summary>Counts the times that answers changed, from 1.</summary>
    public required int Edition { get; init; }

    public required DateTimeOffset FilledInAt { get; init; }

    /// <summary>For which lots which edition was confirmed, the newest last. One of an earlier edition counts no longer.</summary>
    public required IReadOnlyList<DeclarationConfirmation> Confirmations { get; init; }

    /// <summary>What answers changed since it was confirmed last.</summary>
    public required IReadOnlyList<DeclarationChange> ChangedSinceConfirmed { get; init; }

    public static SelfDeclarationView Example => new()
    {
        FreelancerId = FreelancerView.Example.Id, Version = 2, Edition = 1, FilledInAt = FreelancerView.Example.RegisteredAt,
        Answers = [new DeclaredAnswer { Code = "exg-sitn-bankr", Answer = false }, new DeclaredAnswer { Code = "slc-suit-reg-trade", Answer = true }],
        Confirmations = [new DeclarationConfirmation(LotView.Example.Id.ToString(), 1, FreelancerView.Example.RegisteredAt)], ChangedSinceConfirmed = [],
    };

    public static SelfDeclarationView Of(SelfDeclaration declaration, long? version = null) => new()
    {
        FreelancerId = declaration.Freelancer, Version = version ?? declaration.Version, Answers = declaration.Answers, Edition = declaration.Edition,
        FilledInAt = declaration.FilledInAt, Confirmations = declaration.Confirmations, ChangedSinceConfirmed = declaration.Changes(),
    };
}

/// <summary>What the self-declaration asks.</summary>
public sealed record DeclarationFormView : ISpoken, IExample<DeclarationFormView>
{
    /// <summary>Does this ground for exclusion apply? Each is answered.</summary>
    public required IReadOnlyList<DeclarationQuestion> ExclusionGrounds { get; init; }

    /// <summary>Is this selection criterion met? What is not answered is not declared.</summary>
    public required IReadOnlyList<DeclarationQuestion> SelectionCriteria { get; init; }

    public static DeclarationFormView Example => new()
    {
        ExclusionGrounds = [new DeclarationQuestion("exg-sitn-bankr", false) { Text = "Faillissement" }],
        SelectionCriteria = [new DeclarationQuestion("slc-suit-reg-trade", false) { Text = "Inschrijving in het handelsregister" }],
    };

    /// <inheritdoc/>
    public object In(Say say) => this with
    {
        ExclusionGrounds = [.. ExclusionGrounds.Select(q => q with { Text = say("espd." + q.Code) })],
        SelectionCriteria = [.. SelectionCriteria.Select(q => q with { Text = say("espd." + q.Code) })],
    };
}

/// <summary>One question: its eForms code, and whether it is a mandatory ground for exclusion.</summary>
public sealed record DeclarationQuestion(string Code, bool Mandatory)
{
    /// <summary>The question, for people.</summary>
    public string Text { get; init; } = "";
}
