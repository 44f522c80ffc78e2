namespace Register.Domain.Eligibility;

/// <summary>Judges one leaf: looks at each member, combines as the leaf says, and writes the finding.</summary>
internal static class LeafJudge
{
    /// <param name="leaf">What is required.</param>
    /// <param name="holders">Everybody, in order.</param>
    /// <param name="counting">Room for those that count; as long as <paramref name="holders"/>.</param>
    /// <param name="holdings">Room for what they hold; twice as long.</param>
    /// <param name="moment">When.</param>
    /// <param name="set">The set of purchasing conditions it belongs to, if an admission to it counts.</param>
    public static Finding Judge(Leaf leaf, Holder[] holders, Holder[] counting, Holding[] holdings, in Moment moment, string? set)
    {
        var kind = ConditionKinds.Of(leaf);
        var combine = leaf.Combine ?? kind.DefaultCombine;
        var cover = new Coverage[Shown(leaf, kind, combine, holders)];
        var counted = 0;
        var alone = holders.Length == 1 || holders[1].ReliedFor is not null; // members come before third parties
        for (int i = 0, at = 0; i < holders.Length; i++)
        {
            ref readonly var holder = ref holders[i];
            if (!TakesPart(leaf, kind, combine, holder)) continue;
            var holding = leaf.Look(holder.Facts, moment);
            if (holding.Outcome == Outcome.Unproven && Admissions.Of(holder.Facts, set, moment) is { } admission) holding = holding.Admitted(admission);
            if (!holder.Committed && !kind.TestsReliedOn) holding = holding.Uncommitted();
            var counts = Counts(leaf, combine, holder, alone && holder.ReliedFor is null);
            cover[at++] = CoverageOf(holder, holding, counts, counts && IsUsed(holding, combine));
            if (!counts) continue;
            if (combine == Combine.Sum) counting[counted] = holder; // nothing else looks at them again
            holdings[counted++] = holding;
        }
        var total = Combined(leaf, combine, counting.AsSpan(0, counted), holdings.AsSpan(0, counted), moment, out var bearer);
        if (total.Outcome == Outcome.Unproven && combine == Combine.Sum && set is not null)
            total = Lifted(leaf, total, counting.AsSpan(0, counted), holdings.AsSpan(0, counted), set, moment);
        if (combine is not (Combine.EveryMember or Combine.Sum) && total.Claimed > 0) MarkBearer(cover, bearer);
        return FindingOf(leaf, kind, combine, total, cover, moment);
    }

    private static int Shown(Leaf leaf, ConditionKind kind, Combine combine, Holder[] holders)
    {
        var shown = 0;
        foreach (ref readonly var holder in holders.AsSpan())
            if (TakesPart(leaf, kind, combine, holder)) shown++;
        return shown;
    }

    private static bool TakesPart(Leaf leaf, ConditionKind kind, Combine combine, in Holder holder)
    {
        if (holder.ReliedFor is null || kind.TestsReliedOn) return true;
        return kind.AllowsReliance(combine) && Has(holder.ReliedFor, leaf.Id!);
    }

    private static bool Counts(Leaf leaf, Combine combine, in Holder holder, bool alone) => combine switch
    {
        Combine.Lead => holder.IsLead || alone,
        Combine.Performer => alone || (leaf.Performer is null ? holder.Performs.Count > 0 : Has(holder.Performs, leaf.Performer)),
        _ => true,
    };

    private static Holding Combined(
        Leaf leaf, Combine combine, ReadOnlySpan<Holder> holders, ReadOnlySpan<Holding> holdings, in Moment moment, out int bearer)
    {
        bearer = 0;
        if (holdings.Length == 0) return Holding.No(combine == Combine.Performer ? Reason.NoPerformer : Reason.Missing, leaf.Required(moment));
        if (combine == Combine.Sum) return leaf.Pool(holders, holdings, moment);
        DateOnly? until = holdings[0].ValidUntil;
        for (var i = 1; i < holdings.Length; i++)
        {
            until = Days.Earlier(until, holdings[i].ValidUntil);
            var better = combine == Combine.EveryMember
                ? holdings[bearer].IsBetterThan(holdings[i])
                : holdings[i].IsBetterThan(holdings[bearer]);
            if (better) bearer = i;
        }
        return combine == Combine.EveryMember ? holdings[bearer] with { ValidUntil = until } : holdings[bearer];
    }

    // A sum is made of the facts again, and what an admitted one brings to it is proven.
    private static Holding Lifted(Leaf leaf, in Holding total, Span<Holder> holders, ReadOnlySpan<Holding> holdings, string set, in Moment moment)
    {
        DateOnly? until = null;
        List<string> admissions = [];
        foreach (ref var holder in holders)
        {
            if (Admissions.Of(holder.Facts, set, moment) is not { } admission) continue;
            holder = holder with { Admitted = true };
            until = Days.Earlier(until, admission.Until);
            admissions.Add(admission.Id);
        }
        var lifted = leaf.Pool(holders, holdings, moment);
        return lifted.Outcome != Outcome.Met ? total
            : lifted with { ValidUntil = Days.Earlier(lifted.ValidUntil, until), Evidence = [.. lifted.Evidence, .. admissions] };
    }

    private static Coverage CoverageOf(in Holder holder, in Holding holding, bool counts, bool used) => new()
    {
        Member = holder.Facts.Member,
        Relied = holder.ReliedFor is not null,
        Counts = counts,
        Used = used,
        Outcome = holding.Outcome,
        Reason = holding.Reason,
        Claimed = holding.Claimed,
        Proven = holding.Proven,
        Missing = holding.Missing,
        ValidUntil = holding.ValidUntil,
        Evidence = holding.Evidence,
    };

    // Where one bears it for all, that is known only when all were looked at.
    private static bool IsUsed(in Holding holding, Combine combine) => combine switch
    {
        Combine.EveryMember => holding.Outcome != Outcome.NotMet,
        Combine.Sum => holding.Claimed > 0,
        _ => false,
    };

    private static void MarkBearer(Coverage[] cover, int bearer)
    {
        var at = 0;
        foreach (ref var cell in cover.AsSpan())
        {
            if (!cell.Counts || at++ != bearer) continue;
            cell = cell with { Used = true };
            return;
        }
    }

    private static Finding FindingOf(Leaf leaf, ConditionKind kind, Combine combine, in Holding total, Coverage[] cover, in Moment moment) => new()
    {
        Condition = leaf.Id!,
        Kind = kind.Name,
        Outcome = total.Outcome,
        Reason = total.Reason,
        Code = kind.CodeOf(total.Reason),
        Remedy = kind.RemedyOf(total.Reason),
        Combine = combine,
        AssessedAt = leaf.AssessedAt ?? AssessedAt.Submission,
        On = moment.Until,
        Unit = kind.Unit,
        Currency = leaf.CurrencyOf(),
        Required = leaf.Required(moment),
        Claimed = total.Claimed,
        Proven = total.Proven,
        Missing = total.Missing,
        ValidUntil = total.Outcome == Outcome.NotMet ? null : total.ValidUntil,
        About = leaf.About(),
        Performer = combine == Combine.Performer ? leaf.Performer : null,
        Coverage = cover,
    };

    private static bool Has(IReadOnlyList<string> list, string value)
    {
        for (var i = 0; i < list.Count; i++)
            if (list[i] == value) return true;
        return false;
    }
}
