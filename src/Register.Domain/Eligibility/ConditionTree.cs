namespace Register.Domain.Eligibility;

/// <summary>A condition with all that hangs under it: names, limits, and what is wrong with it as written.</summary>
public static class ConditionTree
{
    /// <summary>Most levels, the outermost included.</summary>
    public const int MostLevels = 8;

    /// <summary>Most leaves.</summary>
    public const int MostLeaves = 200;

    private const string IdPattern = "^[A-Za-z0-9_.-]{1,40}$";

    /// <summary>Every flaw of the tree at once; empty (but for remarks) when it may be published.</summary>
    public static IReadOnlyList<Flaw> Flaws(Condition root)
    {
        var flaws = new FlawList();
        var leaves = 0;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Check(root, "", 1, ref leaves, ids, flaws);
        flaws.If(leaves > MostLeaves, "", FlawCodes.TooMany, ("most", MostLeaves), ("value", leaves));
        if (flaws.Found.Count == 0) Contradictions.Note(root, flaws);
        return flaws.Found;
    }

    /// <summary>The same of a list of conditions, all of which hold: what is wrong with the whole has its place at <c>/conditions</c>.</summary>
    /// <param name="tree">The list as one group, whose children stand at <c>/conditions/0</c> and so on.</param>
    public static IEnumerable<Flaw> FlawsOfList(Conditions.AllOf tree) =>
        Flaws(tree).Select(f => f.Pointer.Length == 0 ? f with { Pointer = "/conditions" } : f);

    /// <summary>What the check of a kind asks of each parameter by itself, from the check of a condition with nothing in it.</summary>
    public static Limits LimitsOf(ConditionKind kind)
    {
        var (flaws, leaves) = (new FlawList(), 0);
        Check((Condition)Activator.CreateInstance(kind.Type)!, "", 1, ref leaves, [], flaws);
        return new Limits(flaws.Limits, [.. flaws.Found.Select(f => f.Pointer).Distinct()]);
    }

    /// <summary>The same tree in which every condition has an id: its own, or its position (<c>c</c>, <c>c.2</c>, <c>c.2.1</c>).</summary>
    public static Condition WithIds(Condition root) => WithIds(root, "c");

    /// <summary>The leaves in order.</summary>
    public static IEnumerable<Leaf> Leaves(Condition root)
    {
        if (root is Leaf leaf) yield return leaf;
        if (root is not Group group) yield break;
        for (var i = 0; i < group.Size(); i++)
            foreach (var below in Leaves(group.Child(i))) yield return below;
    }

    /// <summary>Counts leaves and groups, and whether every one has an id.</summary>
    internal static bool Count(Condition condition, ref int leaves, ref int groups)
    {
        var named = condition.Id is not null;
        if (condition is not Group group)
        {
            leaves++;
            return named;
        }
        groups++;
        for (var i = 0; i < group.Size(); i++) named &= Count(group.Child(i), ref leaves, ref groups);
        return named;
    }

    private static Condition WithIds(Condition condition, string position)
    {
        var named = condition.Id is null ? condition with { Id = position } : condition;
        if (named is not Group group || group.Size() == 0) return named;
        var children = new Condition[group.Size()];
        for (var i = 0; i < children.Length; i++) children[i] = WithIds(group.Child(i), $"{position}.{i + 1}");
        return group.Over(children);
    }

    private static void Check(Condition condition, string at, int level, ref int leaves, HashSet<string> ids, FlawList flaws)
    {
        flaws.Within(at, condition.Check);
        flaws.Written(at + "/id", condition.Id, IdPattern, FlawCodes.BadId, mayBeLeftOut: true);
        if (condition.Id is { } id) flaws.If(!ids.Add(id), at + "/id", FlawCodes.DuplicateId, ("value", id));
        if (condition is Leaf leaf)
        {
            leaves++;
            CheckCombine(leaf, at, flaws);
        }
        if (condition is not Group group || group is Conditions.AllOf { Conditions: null } or Conditions.AnyOf { Conditions: null }) return;
        if (level >= MostLevels)
        {
            flaws.If(true, at, FlawCodes.TooDeep, ("most", MostLevels));
            return;
        }
        for (var i = 0; i < group.Size(); i++)
        {
            var pointer = at + group.PointerTo(i);
            if (group.Child(i) is { } child) Check(child, pointer, level + 1, ref leaves, ids, flaws);
            else flaws.If(true, pointer, FlawCodes.Required);
        }
    }

    private static void CheckCombine(Leaf leaf, string at, FlawList flaws)
    {
        var kind = ConditionKinds.Of(leaf);
        if (leaf.Combine is { } combine)
            flaws.If(!kind.Combines.Contains(combine), at + "/combine", FlawCodes.NoCombine, ("kind", kind.Name), ("value", combine), ("source", kind.Source));
        flaws.If(leaf.Performer is not null && (leaf.Combine ?? kind.DefaultCombine) != Combine.Performer, at + "/performer", FlawCodes.PerformerUnused);
        flaws.Text(at + "/performer", leaf.Performer, 60, mayBeLeftOut: true);
    }
}
