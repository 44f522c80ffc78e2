using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>How an authority means to find those it invites, settled before anybody can know the outcome.</summary>
public record DrawPlan
{
    /// <summary>The most that are drawn.</summary>
    public const int MostInvited = 100;

    public required DrawMethod Method { get; init; }

    /// <summary>How many are invited in all, 1 to 100; left out for <c>all</c> and <c>manual</c>.</summary>
    public int? Number { get; init; }

    public required DrawCriteria Criteria { get; init; }

    /// <summary>The lot they are invited for; all lots of the tender when absent.</summary>
    public Id<Lot>? LotId { get; init; }

    /// <summary>Those who are chosen, each with the reason; for <c>manual</c> and <c>manualPlusRandom</c>, at most 100.</summary>
    public IReadOnlyList<ChosenPerson> Chosen { get; init; } = [];

    /// <summary>The public value that the secret seed will be joined with; with every method that leaves something to chance.</summary>
    public PublicSource? PublicValue { get; init; }

    /// <summary>How many it means to invite; unknown before the list is taken for <c>all</c>.</summary>
    internal int? Planned => Method == DrawMethod.Manual ? Chosen.Count : Number;

    /// <summary>What does not fit together, all of it.</summary>
    public IReadOnlyList<Flaw> Flaws()
    {
        var (flaws, chance) = (new FlawList(), Method.LeavesToChance());
        var chooses = Method is DrawMethod.Manual or DrawMethod.ManualPlusRandom;
        flaws.If(chance != Number is not null, "/number", chance ? "draw.number-missing" : "draw.number-not-needed");
        flaws.If(Number is < 1 or > MostInvited, "/number", "value.range", ("from", 1), ("to", MostInvited));
        flaws.If(Method == DrawMethod.ManualPlusRandom && Number <= Chosen.Count, "/number", "draw.nothing-to-draw", ("chosen", Chosen.Count));
        flaws.If(chooses && Chosen.Count is 0 or > MostInvited, "/chosen", "value.count", ("from", 1), ("to", MostInvited));
        flaws.If(!chooses && Chosen.Count > 0, "/chosen", "draw.chosen-not-needed");
        flaws.If(Chosen.DistinctBy(c => c.FreelancerId).Count() != Chosen.Count, "/chosen", "value.repeated");
        for (var i = 0; i < Math.Min(Chosen.Count, MostInvited); i++)
        {
            flaws.If(string.IsNullOrWhiteSpace(Chosen[i].Reason), $"/chosen/{i}/reason", "draw.reason-missing");
        }
        flaws.If(chance && PublicValue is null, "/publicValue", "draw.source-missing");
        flaws.If(!chance && PublicValue is not null, "/publicValue", "draw.source-not-needed");
        return flaws.Found;
    }
}

/// <summary>How those invited are found among the candidates.</summary>
public enum DrawMethod
{
    /// <summary>Every candidate.</summary>
    All,

    /// <summary>By lot, everybody with the same chance.</summary>
    Random,

    /// <summary>By lot, with the more chance the less often and the longer ago this authority invited her in these sectors.</summary>
    Rotation,

    /// <summary>Chosen by people, each with a reason.</summary>
    Manual,

    /// <summary>Some chosen with a reason, the others by lot with the same chance.</summary>
    ManualPlusRandom,
}

/// <summary>What is asked of a candidate: objective, and the same for everybody (Aw 2012 art. 1.4). Whoever works in one of the
/// sectors and areas is considered; the rest may exclude her, and then says why. What she does not state she does not meet.</summary>
public sealed record DrawCriteria
{
    /// <summary>SBI codes, 1 to 10: whoever works in one of them or in one below it.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>Districts, municipalities, provinces or the country, at most 20: whoever is established or works there. Everywhere when empty.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>The fewest hours a week, 1 to 80.</summary>
    public int? MinHoursPerWeek { get; init; }

    /// <summary>A day on which she is available.</summary>
    public DateOnly? AvailableOn { get; init; }

    /// <summary>The highest hourly rate, excluding VAT.</summary>
    public Money? MaxHourlyRate { get; init; }

    /// <summary>Whether one who on her own does not meet the conditions of the lot (of each lot, for a whole tender) is left out.
    /// What is only unproven leaves nobody out.</summary>
    public bool MeetsConditions { get; init; }
}

/// <summary>Somebody who is chosen.</summary>
/// <param name="FreelancerId">Who.</param>
/// <param name="Reason">Why her, 1 to 1 000 characters (Aw 2012 art. 1.4); she reads it, and so does whoever audits.</param>
public sealed record ChosenPerson(Id<Freelancer> FreelancerId, string Reason);

/// <summary>A value that nobody knows yet and everybody can look up later: the outcome of a lottery, a round of a public beacon.</summary>
/// <param name="Source">Which one, so that there can be no doubt, 1 to 300 characters; it is public at once.</param>
/// <param name="KnownFrom">When it will be known.</param>
public sealed record PublicSource(string Source, DateTimeOffset KnownFrom);

/// <summary>What the methods have in common.</summary>
public static class DrawMethods
{
    /// <summary>Whether a lot is drawn, so that a seed and a public value are needed.</summary>
    public static bool LeavesToChance(this DrawMethod method) => method is DrawMethod.Random or DrawMethod.Rotation or DrawMethod.ManualPlusRandom;
}
