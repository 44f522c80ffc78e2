namespace Register.Domain.Eligibility;

/// <summary>A requirement, or a combination of requirements, that a bidder must meet. On the wire it is an object with
/// a <c>kind</c>. A new kind is one file with one sealed record and <see cref="KindAttribute"/>; nothing else is edited.</summary>
public abstract record Condition
{
    /// <summary>Short stable name, unique in its tree; given by position when left out.</summary>
    public string? Id { get; init; }

    /// <summary>Checks the parameters when a condition is written. Never throws.</summary>
    public abstract void Check(FlawList flaws);
}

/// <summary>Combines conditions into one outcome.</summary>
public abstract record Group : Condition
{
    /// <summary>How many conditions it combines.</summary>
    public abstract int Size();

    /// <summary>One of them.</summary>
    public abstract Condition Child(int index);

    /// <summary>JSON pointer of one of them, relative to the group.</summary>
    public abstract string PointerTo(int index);

    /// <summary>The same group over other conditions.</summary>
    public abstract Group Over(IReadOnlyList<Condition> children);

    /// <summary>The verdict before the first condition was looked at.</summary>
    public abstract Verdict Start();

    /// <summary>Takes one more verdict in.</summary>
    public abstract Verdict Fold(Verdict soFar, Verdict next);
}

/// <summary>One requirement. What it looks at in one member is a pure function of plain facts.</summary>
public abstract record Leaf : Condition
{
    /// <summary>How the members together satisfy it; the kind's default when left out.</summary>
    public Combine? Combine { get; init; }

    /// <summary>With <see cref="Eligibility.Combine.Performer"/>: the part of the work; left out, any part.</summary>
    public string? Performer { get; init; }

    /// <summary>When it must hold; the submission deadline when left out.</summary>
    public AssessedAt? AssessedAt { get; init; }

    /// <summary>What one member holds against it.</summary>
    public abstract Holding Look(MemberFacts member, in Moment moment);

    /// <summary>What members hold together. Kinds whose amounts may not simply be added say how.</summary>
    /// <param name="holders">Those that count.</param>
    /// <param name="holdings">What each holds by itself.</param>
    /// <param name="moment">When.</param>
    public virtual Holding Pool(ReadOnlySpan<Holder> holders, ReadOnlySpan<Holding> holdings, in Moment moment)
    {
        long proven = 0, claimed = 0;
        var why = Reason.Submitted;
        var until = DateOnly.MaxValue;
        for (var i = 0; i < holdings.Length; i++)
        {
            ref readonly var holding = ref holdings[i];
            proven += holding.Proven;
            claimed += holding.Claimed;
            if (holding.Claimed > 0 && holding.ValidUntil < until) until = holding.ValidUntil.Value;
            if (!holders[i].Committed) why = Reason.NoCommitment;
            else if (holding.Outcome == Outcome.Unproven && why == Reason.Submitted) why = holding.Reason;
        }
        return Holding.Measured(Required(moment), proven, claimed, why, Days.Open(until));
    }

    /// <summary>How much is required, in the kind's unit; 1 for a yes or no.</summary>
    public virtual long Required(in Moment moment) => 1;

    /// <summary>The currency of its amounts, where it has any.</summary>
    public virtual string? CurrencyOf() => null;

    /// <summary>The codes it is about (sectors, a certificate, a competence), for the text.</summary>
    public virtual IReadOnlyList<string> About() => [];
}

/// <summary>An outcome and the last day it stays; null is no end, and what is not met has nothing to keep.</summary>
public readonly record struct Verdict(Outcome Outcome, DateOnly? ValidUntil);
