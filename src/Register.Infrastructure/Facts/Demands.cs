using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Facts;

/// <summary>Everything asked of the bidder for a lot, and when. Lots that ask the same share one object, so that whoever looks
/// through thousands of lots judges it once.</summary>
public sealed class Demands
{
    public Demands(Condition conditions, AssessmentContext context)
    {
        var leaves = ConditionTree.Leaves(conditions).ToList();
        (Conditions, Context) = (conditions, context);
        Parts = [.. leaves.Where(l => l.Combine == Combine.Performer).Select(l => l.Performer ?? "").Distinct()];
        AsksDeclaration = leaves.Any(l => l is SelfDeclaration);
        // Of the instants only the Dutch day is ever looked at, and of the lot only what was declared for it.
        Key = RegisterJson.Write(new
        {
            Conditions, Submission = DayOf(context.SubmissionDeadline), Award = DayOf(context.AwardAt), context.Contract, context.EstimatedValue, context.Works,
            Lot = AsksDeclaration ? context.Lot : null,
        });
    }

    /// <summary>All conditions as one tree, those of the sets taken over among them.</summary>
    public Condition Conditions { get; }

    /// <summary>When and for what a bidder is judged; the instant and its figures are the asker's to fill in.</summary>
    public AssessmentContext Context { get; }

    /// <summary>The parts of the work that a condition wants done by whoever meets it.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Whether a self-declaration is asked.</summary>
    public bool AsksDeclaration { get; }

    /// <summary>The same for all that ask the same.</summary>
    public string Key { get; }

    private static DateOnly? DayOf(DateTimeOffset? instant) => instant is { } at ? DutchTime.DayOf(at) : null;
}
