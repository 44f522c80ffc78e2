using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Facts;

/// <summary>What a self-declaration adds to the facts of who filled it in: her own word, until an authority verified evidence.</summary>
internal static class DeclaredFacts
{
    private const string Id = "self-declaration";

    /// <summary>The facts with what was declared; confirmed for the lot, or for none.</summary>
    public static MemberFacts Add(SelfDeclaration? declaration, string? lot, MemberFacts facts)
    {
        if (declaration is null) return facts;
        var day = DutchTime.DayOf(declaration.FilledInAt);
        return facts with
        {
            SelfDeclaration = new DeclarationFact { Id = Id, IssuedOn = day, ConfirmedFor = declaration.IsConfirmedFor(lot) ? lot : null },
            Exclusions = [.. facts.Exclusions, .. declaration.Answers.Where(a => a.Code.StartsWith("exg-", StringComparison.Ordinal)).Select(a =>
                new ExclusionFact { Id = Id, Ground = a.Code, Applies = a.Answer, OccurredOn = a.OccurredOn, IssuedOn = day })],
        };
    }
}
