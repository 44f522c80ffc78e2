using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>A set of answers for everybody (<i>nota van inlichtingen</i>).</summary>
public sealed record Clarification
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What is said beside the answers.</summary>
    public string? Note { get; init; }

    public required IReadOnlyList<ClarificationAnswer> Answers { get; init; }

    /// <summary>The submission deadline, where it moved because the answers came after the last day for them.</summary>
    public DateTimeOffset? MovedDeadline { get; init; }
}

/// <summary>A question with its answer, as everybody reads it.</summary>
public sealed record ClarificationAnswer
{
    public required Id<Question> QuestionId { get; init; }

    /// <summary>Stands for the asker within this tender: the same asker, the same letters.</summary>
    public required string Asker { get; init; }

    public Id<Lot>? LotId { get; init; }
    public string? ConditionId { get; init; }
    public required string Question { get; init; }
    public required string Answer { get; init; }
}
