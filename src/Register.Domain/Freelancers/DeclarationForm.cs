using Register.Domain.Kernel;
using Register.Domain.Reference;

namespace Register.Domain.Freelancers;

/// <summary>What the self-declaration asks: every ground for exclusion of the law, and the selection criteria that
/// assignments for freelancers use.</summary>
/// <param name="Grounds">eForms codes of the grounds for exclusion; each is answered.</param>
public sealed record DeclarationForm(IReadOnlyList<string> Grounds)
{
    /// <summary>eForms codes of the selection criteria; what is not answered is not declared.</summary>
    public static IReadOnlyList<string> Criteria { get; } =
    [
        "slc-suit-reg-trade", "slc-suit-reg-prof", "slc-suit-auth-mbrshp", "slc-stand-to-gen", "slc-stand-to-avg", "slc-stand-ins", "slc-abil-ref-services",
        "slc-abil-ref-supply", "slc-abil-ref-work", "slc-abil-staff-qual", "slc-abil-staff-yrly-avg-mp", "slc-abil-facil-tools", "slc-abil-mgmt-env",
        "slc-abil-mgmt-qual", "slc-sche-qu-cert-indep", "slc-sche-env-cert-indep",
    ];

    /// <summary>Everything that is wrong with answers, each at its place.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="today">The Dutch day.</param>
    public IEnumerable<Refusal> Flaws(IReadOnlyList<DeclaredAnswer> answers, DateOnly today)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < answers.Count; i++)
        {
            var (answer, at) = (answers[i], $"/answers/{i}");
            if (answer.IsGround && ExclusionGrounds.Flaw(answer.Code, $"{at}/code") is { } flaw) yield return flaw;
            else if (!Grounds.Contains(answer.Code) && !Criteria.Contains(answer.Code)) yield return DeclarationRefusals.UnknownCode($"{at}/code");
            else if (!seen.Add(answer.Code)) yield return DeclarationRefusals.Twice($"{at}/code", answer.Code);
            if (answer.OccurredOn is null) continue;
            if (!answer.Answer || !answer.IsGround) yield return EvidenceRefusals.DayWithoutGround($"{at}/occurredOn");
            else if (answer.OccurredOn > today) yield return EvidenceRefusals.InFuture($"{at}/occurredOn", today);
        }
        foreach (var open in Grounds.Where(g => !seen.Contains(g))) yield return DeclarationRefusals.Unanswered(open);
    }
}

/// <summary>Why a self-declaration is refused.</summary>
public static class DeclarationRefusals
{
    public static Refusal UnknownCode(string pointer) => new(RefusalKind.Invalid, "declaration.unknown-code", pointer);
    public static Refusal Twice(string pointer, string value) => new(RefusalKind.Invalid, "declaration.twice", pointer, ("value", value));
    public static Refusal Unanswered(string ground) => new(RefusalKind.Invalid, "declaration.unanswered", "/answers", ("ground", ground));
    public static Refusal NotFilledIn() => new(RefusalKind.Conflict, "declaration.not-filled-in");
}
