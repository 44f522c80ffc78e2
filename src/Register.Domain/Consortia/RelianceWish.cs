using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Consortia;

/// <summary>On whom a bidder wants to rely, and for what.</summary>
public sealed record RelianceWish
{
    /// <summary>A freelancer of the register; or else <see cref="Firm"/>.</summary>
    public Id<Freelancer>? Freelancer { get; init; }

    /// <summary>A firm outside the register.</summary>
    public ReliedOnFirm? Firm { get; init; }

    /// <summary>Ids of the lot's conditions, at least one.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>The parts of the work she does herself, in the words the conditions use.</summary>
    public required IReadOnlyList<string> Performs { get; init; }

    /// <summary>Everything that is wrong, each at its place.</summary>
    public IReadOnlyList<Flaw> Flaws(Condition conditions, IReadOnlyList<Id<Freelancer>> bidder)
    {
        var flaws = new FlawList();
        flaws.If(Freelancer is null == Firm is null, "", RelianceFlaws.OneParty);
        flaws.If(Freelancer is { } who && bidder.Contains(who), "/freelancerId", FlawCodes.RelianceOnMember);
        flaws.Codes("/conditions", Conditions, most: 50);
        flaws.Codes("/performs", Performs, mayBeEmpty: true, most: 20);
        if (flaws.Found.Count > 0) return flaws.Found;
        return ProfileFlaws.Of(new ReliedOnParty { Facts = new MemberFacts { Member = "" }, Conditions = Conditions, Performs = Performs }, conditions);
    }
}

/// <summary>A firm outside the register, with what is stated about it. Nobody looked at it, so it proves nothing.</summary>
public sealed record ReliedOnFirm
{
    /// <summary>The most that is stated.</summary>
    public const int MostStated = 50;

    /// <summary>1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Its trade-register number.</summary>
    public required BusinessIdentifier Identifier { get; init; }

    /// <summary>What it declared about putting its means at the bidder's disposal, 1 to 2 000 characters.</summary>
    public required string Statement { get; init; }

    /// <summary>What is stated about it, at most 50 pieces: its turnover, references, and its own self-declaration and
    /// statement about the grounds for exclusion.</summary>
    public IReadOnlyList<EvidenceDetails> States { get; init; } = [];

    /// <summary>Hours a week it puts at disposal, 0 to 10 000.</summary>
    public int? HoursPerWeek { get; init; }

    /// <summary>People it puts at disposal, 0 to 10 000.</summary>
    public int? Persons { get; init; }

    /// <summary>Everything that is wrong with what is stated.</summary>
    /// <param name="today">The Dutch day.</param>
    public IEnumerable<Refusal> Flaws(DateOnly today)
    {
        if (!BusinessIdentifier.TryParse(Identifier.Scheme, Identifier.Id, out _, out var refusal, "/firm/identifier")) yield return refusal;
        for (var i = 0; i < States.Count; i++)
            foreach (var flaw in States[i].Flaws(today, $"/firm/states/{i}")) yield return flaw;
    }
}

/// <summary>What can be wrong with a wish to rely on somebody.</summary>
public static class RelianceFlaws
{
    public const string OneParty = "reliance.one-party";
}

/// <summary>A bidder wants to rely on somebody.</summary>
public sealed record RelianceProposed(
    Id<Tenders.Lot> Lot, Id<Freelancer> Lead, Id<Consortium>? Consortium, Id<Freelancer>? Freelancer, IReadOnlyList<string> Conditions) : DomainEvent;

/// <summary>The one relied on signed.</summary>
public sealed record RelianceCommitted(Id<Freelancer> Freelancer) : DomainEvent;

/// <summary>A reliance was ended.</summary>
public sealed record RelianceEnded : DomainEvent;

/// <summary>Why a reliance is refused.</summary>
public static class RelianceRefusals
{
    public static Refusal NotYours() => new(RefusalKind.Forbidden, "reliance.not-yours");
    public static Refusal LeadOnly() => new(RefusalKind.Forbidden, "reliance.lead-only");
    public static Refusal Circular() => new(RefusalKind.Unprocessable, "reliance.circular", "/freelancerId");
    public static Refusal OtherLot() => new(RefusalKind.Unprocessable, "reliance.other-lot", "/consortiumId");
    public static Refusal InRegister() => new(RefusalKind.Unprocessable, "reliance.in-register", "/firm/identifier");
    public static Refusal TooMany(int most) => new(RefusalKind.Conflict, "reliance.too-many", null, ("most", most));
    public static Refusal Frozen(DateTimeOffset since) => new(RefusalKind.Conflict, "reliance.frozen", null, ("since", since));
    public static Refusal Flawed(Flaw flaw) => new(RefusalKind.Unprocessable, flaw.Code, flaw.Pointer, [.. flaw.Arguments.Select(a => (a.Key, a.Value))]);
}
