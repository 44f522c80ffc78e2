using Register.Domain.Kernel;

namespace Register.Domain.Eligibility;

/// <summary>When and for what is judged. Without a deadline (an admission, a look at oneself) everything is judged at <see cref="At"/>.</summary>
public sealed record AssessmentContext
{
    /// <summary>The instant the question is asked for; Dutch local days follow from it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The figures of the law that hold.</summary>
    public required LegalFigures Figures { get; init; }

    /// <summary>The submission deadline.</summary>
    public DateTimeOffset? SubmissionDeadline { get; init; }

    /// <summary>The (expected) instant of award.</summary>
    public DateTimeOffset? AwardAt { get; init; }

    /// <summary>The days of the contract.</summary>
    public Period? Contract { get; init; }

    /// <summary>The lot's estimated value, excluding VAT, for conditions that ask a share of it.</summary>
    public Money? EstimatedValue { get; init; }

    /// <summary>Whether the lot is for works.</summary>
    public bool Works { get; init; }

    /// <summary>The lot, which a self-declaration is confirmed for.</summary>
    public string? Lot { get; init; }

    /// <summary>Whether the intended winner is judged: what could be declared before the award must be shown now, also where it
    /// had to hold at the deadline (Aw 2012 art. 2.102).</summary>
    public bool Winning { get; init; }
}

/// <summary>The days a condition must hold, worked out once per assessment.</summary>
public readonly record struct Moment(DateOnly From, DateOnly Until, DateOnly AgeDay, bool BeforeAward, AssessmentContext Context)
{
    /// <summary>Works out the days for a moment.</summary>
    public static Moment Of(AssessedAt assessed, AssessmentContext context)
    {
        var today = DutchTime.DayOf(context.At);
        var submission = context.SubmissionDeadline is { } deadline ? DutchTime.DayOf(deadline) : today;
        switch (assessed)
        {
            case AssessedAt.Submission:
                return new Moment(submission, submission, submission, !context.Winning, context);
            case AssessedAt.Award:
                var award = Later(submission, context.AwardAt is { } at ? DutchTime.DayOf(at) : today);
                return new Moment(award, award, submission, false, context);
            default:
                var start = Later(today, context.Contract?.StartDate ?? submission);
                var end = Later(start, context.Contract?.EndDate ?? start);
                return new Moment(start, end, submission, false, context);
        }
    }

    /// <summary>The figures of the law.</summary>
    public LegalFigures Figures => Context.Figures;

    /// <summary>Whether the age of evidence is fixed by a deadline, or grows with every day.</summary>
    public bool AgeIsFixed => Context.SubmissionDeadline is not null;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
