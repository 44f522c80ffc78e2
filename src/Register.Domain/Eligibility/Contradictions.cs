using System.Collections;
using System.Reflection;

namespace Register.Domain.Eligibility;

/// <summary>Finds groups that are always met or never met: a condition beside its own denial. They are accepted, with a remark.</summary>
internal static class Contradictions
{
    public static void Note(Condition root, FlawList flaws) => Note(root, "", flaws);

    private static void Note(Condition condition, string at, FlawList flaws)
    {
        if (condition is not Group group) return;
        if (HoldsItsDenial(group))
        {
            if (group is Conditions.AllOf) flaws.Remark(at, FlawCodes.NeverMet);
            if (group is Conditions.AnyOf) flaws.Remark(at, FlawCodes.AlwaysMet);
        }
        for (var i = 0; i < group.Size(); i++) Note(group.Child(i), at + group.PointerTo(i), flaws);
    }

    private static bool HoldsItsDenial(Group group)
    {
        for (var i = 0; i < group.Size(); i++)
        {
            if (group.Child(i) is not Conditions.Not { Condition: { } denied }) continue;
            for (var j = 0; j < group.Size(); j++)
                if (j != i && Same(group.Child(j), denied)) return true;
        }
        return false;
    }

    // Records compare lists by reference, so two conditions written alike would differ; their ids may differ by design.
    private static bool Same(object? a, object? b)
    {
        if (a is null || b is null) return a is null && b is null;
        if (a.GetType() != b.GetType() && a is not IEnumerable) return false;
        if (a is string or ValueType) return a.Equals(b);
        if (a is IEnumerable left && b is IEnumerable right)
            return left.Cast<object?>().SequenceEqual(right.Cast<object?>(), EqualityComparer<object?>.Create(Same));
        return a.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name != nameof(Condition.Id))
            .All(p => Same(p.GetValue(a), p.GetValue(b)));
    }
}
