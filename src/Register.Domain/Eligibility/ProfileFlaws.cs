namespace Register.Domain.Eligibility;

/// <summary>What is wrong with a bidder as put together, against the conditions it bids on.</summary>
public static class ProfileFlaws
{
    /// <summary>Every flaw at once. Pointers are relative to the profile; condition ids as <see cref="ConditionTree.WithIds(Condition)"/> gives them.</summary>
    public static IReadOnlyList<Flaw> Of(BidderProfile profile, Condition conditions)
    {
        var flaws = new FlawList();
        var members = Members(profile, flaws);
        var leaves = ConditionTree.Leaves(ConditionTree.WithIds(conditions)).ToList();
        for (var i = 0; i < profile.ReliedOn.Count; i++) Relied(profile.ReliedOn[i], $"/reliedOn/{i}", members, leaves, flaws);
        if (profile.Members.Count > 1) Performers(profile.Members.SelectMany(m => m.Performs).Concat(profile.ReliedOn.SelectMany(p => p.Performs)), leaves, flaws);
        return flaws.Found;
    }

    /// <summary>Parts of the work that a condition names and nobody of those who bid together, or is relied on, does.</summary>
    public static IReadOnlyList<Flaw> OfParts(IEnumerable<string> done, Condition conditions)
    {
        var flaws = new FlawList();
        Performers(done, ConditionTree.Leaves(conditions).ToList(), flaws);
        return flaws.Found;
    }

    /// <summary>Every flaw of one third party relied on; pointers are relative to it.</summary>
    public static IReadOnlyList<Flaw> Of(ReliedOnParty party, Condition conditions)
    {
        var flaws = new FlawList();
        Relied(party, "", [], ConditionTree.Leaves(ConditionTree.WithIds(conditions)).ToList(), flaws);
        return flaws.Found;
    }

    private static HashSet<string> Members(BidderProfile profile, FlawList flaws)
    {
        flaws.If(profile.Members.Count == 0, "/members", FlawCodes.NoMembers);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var shares = 0L;
        for (var i = 0; i < profile.Members.Count; i++)
        {
            var member = profile.Members[i];
            flaws.If(!names.Add(member.Facts.Member), $"/members/{i}", FlawCodes.MemberTwice);
            flaws.Range($"/members/{i}/shareBasisPoints", member.ShareBasisPoints, 0, BidderProfile.FullShare);
            shares += member.ShareBasisPoints;
        }
        flaws.If(shares != BidderProfile.FullShare, "/members", FlawCodes.Shares, ("required", BidderProfile.FullShare), ("value", shares));
        flaws.If(!names.Contains(profile.Lead), "/lead", FlawCodes.LeadOutside);
        return names;
    }

    private static void Relied(ReliedOnParty party, string at, HashSet<string> members, List<Leaf> leaves, FlawList flaws)
    {
        flaws.If(members.Contains(party.Facts.Member), at, FlawCodes.RelianceOnMember);
        for (var i = 0; i < party.Conditions.Count; i++)
        {
            var pointer = $"{at}/conditions/{i}";
            var leaf = leaves.Find(l => l.Id == party.Conditions[i]);
            flaws.If(leaf is null, pointer, FlawCodes.RelianceUnknown, ("value", party.Conditions[i]));
            if (leaf is null) continue;
            var kind = ConditionKinds.Of(leaf);
            var allowed = kind.AllowsReliance(leaf.Combine ?? kind.DefaultCombine);
            flaws.If(!allowed, pointer, FlawCodes.RelianceNotAllowed, ("kind", kind.Name));
            // Who lends experience does that work herself (Aw 2012 art. 2.94).
            var performs = leaf.Performer is { } part ? party.Performs.Contains(part) : !kind.ReliedOnPerforms || party.Performs.Count > 0;
            flaws.If(allowed && !performs, $"{at}/performs", FlawCodes.RelianceMustPerform, ("condition", party.Conditions[i]));
        }
    }

    // A part of the work that a condition names must be done by somebody of the bidder (or relied on for it).
    private static void Performers(IEnumerable<string> done, List<Leaf> leaves, FlawList flaws)
    {
        var parts = done.ToHashSet(StringComparer.Ordinal);
        foreach (var part in leaves.Select(l => l.Performer).OfType<string>().Distinct())
            flaws.If(!parts.Contains(part), "/members", FlawCodes.PerformerMissing, ("performer", part));
    }
}
