using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>A freelancer's own statement about grounds for exclusion and about selection (<i>UEA</i>, ESPD; Aw 2012 art. 2.84).
/// It is filled in once and confirmed again for each lot (art. 2.85). Other answers need confirming anew: a confirmation is
/// about the answers as they were.</summary>
public sealed class SelfDeclaration : Aggregate<SelfDeclaration>
{
    /// <summary>The most confirmations that are kept; the oldest go first.</summary>
    public const int MostConfirmations = 500;

    private SelfDeclaration()
    {
    }

    /// <summary>Whose it is.</summary>
    public Id<Freelancer> Freelancer { get; private set; }

    /// <summary>One answer a code.</summary>
    public IReadOnlyList<DeclaredAnswer> Answers { get; private set; } = [];

    /// <summary>Counts the times that answers changed, from 1.</summary>
    public int Edition { get; private set; }

    /// <summary>When the answers as they are were given.</summary>
    public DateTimeOffset FilledInAt { get; private set; }

    /// <summary>What was confirmed when, the newest last.</summary>
    public IReadOnlyList<DeclarationConfirmation> Confirmations { get; private set; } = [];

    /// <summary>The answers as they were confirmed last; none when they never were.</summary>
    public IReadOnlyList<DeclaredAnswer>? ConfirmedAnswers { get; private set; }

    /// <summary>The id of hers.</summary>
    public static Id<SelfDeclaration> IdOf(Id<Freelancer> freelancer) => new(freelancer.Value);

    /// <summary>Begins hers, without an answer yet.</summary>
    public static SelfDeclaration Of(Id<Freelancer> freelancer) => new() { Id = IdOf(freelancer), Freelancer = freelancer };

    /// <summary>Fills it in, or in anew; the same answers change nothing.</summary>
    public void Fill(IReadOnlyList<DeclaredAnswer> answers, DateTimeOffset now)
    {
        if (Edition > 0 && DeclarationChange.Between(Answers, answers).Count == 0) return;
        (Answers, Edition, FilledInAt) = (answers, Edition + 1, now);
        Raise(new SelfDeclarationFilledIn(Edition));
    }

    /// <summary>Confirms for a lot that the answers are true today.</summary>
    public void Confirm(string lot, DateTimeOffset now)
    {
        Confirmations = [.. Confirmations.Where(c => c.Lot != lot).TakeLast(MostConfirmations - 1), new DeclarationConfirmation(lot, Edition, now)];
        ConfirmedAnswers = Answers;
        Raise(new SelfDeclarationConfirmed(lot, Edition));
    }

    /// <summary>Whether the answers as they are were confirmed for the lot.</summary>
    public bool IsConfirmedFor(string? lot) => Confirmations.Any(c => c.Lot == lot && c.Edition == Edition);

    /// <summary>What answers are others than those confirmed last; empty when they are the same or never were confirmed.</summary>
    public IReadOnlyList<DeclarationChange> Changes() => ConfirmedAnswers is null ? [] : DeclarationChange.Between(ConfirmedAnswers, Answers);
}

/// <summary>The answer to one code of the form.</summary>
public sealed record DeclaredAnswer
{
    /// <summary>eForms code: <c>exg-…</c> for an exclusion ground, <c>slc-…</c> for a selection criterion.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the exclusion ground applies, or whether she meets the selection criterion.</summary>
    public required bool Answer { get; init; }

    /// <summary>When an exclusion ground that applies happened; absent for what lasts still, as a running bankruptcy does.</summary>
    public DateOnly? OccurredOn { get; init; }

    /// <summary>Whether it is about a ground for exclusion.</summary>
    internal bool IsGround => Code.StartsWith("exg-", StringComparison.Ordinal);
}

/// <summary>A confirmation for a lot of the answers of an edition.</summary>
public sealed record DeclarationConfirmation(string Lot, int Edition, DateTimeOffset At);

/// <summary>An answer that is another one than before.</summary>
/// <param name="Code">The code it answers.</param>
/// <param name="Was">As it was; absent when the code had none.</param>
/// <param name="Is">As it is; absent when the code has none any more.</param>
public sealed record DeclarationChange(string Code, DeclaredAnswer? Was, DeclaredAnswer? Is)
{
    /// <summary>All that differs, by code.</summary>
    public static IReadOnlyList<DeclarationChange> Between(IReadOnlyList<DeclaredAnswer> was, IReadOnlyList<DeclaredAnswer> now)
    {
        var (before, after) = (was.ToDictionary(a => a.Code), now.ToDictionary(a => a.Code));
        return [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(c => new DeclarationChange(c, before.GetValueOrDefault(c), after.GetValueOrDefault(c))).Where(c => c.Was != c.Is)];
    }
}

/// <summary>A freelancer filled in her self-declaration.</summary>
public sealed record SelfDeclarationFilledIn(int Edition) : DomainEvent;

/// <summary>A freelancer confirmed her self-declaration for a lot.</summary>
public sealed record SelfDeclarationConfirmed(string Lot, int Edition) : DomainEvent;
