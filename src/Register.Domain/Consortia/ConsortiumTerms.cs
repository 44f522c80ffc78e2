using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Consortia;

/// <summary>What the members agree on. They accept exactly these words and numbers; any change asks for all of it again.</summary>
public sealed record ConsortiumTerms
{
    /// <summary>The most members.</summary>
    public const int MostMembers = 30;

    /// <summary>The lead (<i>penvoerder</i>), one of the members: speaks to the authority for all.</summary>
    public required Id<Freelancer> Lead { get; init; }

    /// <summary>2 to 30 members; their shares are 100 % together.</summary>
    public required IReadOnlyList<ConsortiumMember> Members { get; init; }

    /// <summary>What the lead may do in the name of all, 1 to 2 000 characters.</summary>
    public required string Mandate { get; init; }

    /// <summary>How the members answer to the authority for the work.</summary>
    public required Liability Liability { get; init; }

    /// <summary>What they declare about it, at most 2 000 characters.</summary>
    public string? LiabilityStatement { get; init; }

    /// <summary>Everything that is wrong, each at its place.</summary>
    public IReadOnlyList<Flaw> Flaws()
    {
        var flaws = new FlawList();
        flaws.Text("/mandate", Mandate, 2000);
        if (LiabilityStatement is not null) flaws.Text("/liabilityStatement", LiabilityStatement, 2000);
        flaws.If(Members.Count is < 2 or > MostMembers, "/members", ConsortiumFlaws.Size, ("least", 2), ("most", MostMembers));
        for (var i = 0; i < Members.Count; i++)
        {
            var member = Members[i];
            flaws.Range($"/members/{i}/shareBasisPoints", member.ShareBasisPoints, 1, Shares.Full);
            flaws.Codes($"/members/{i}/performs", member.Performs, mayBeEmpty: true, most: 20);
            flaws.If(Members.Take(i).Any(m => m.Freelancer == member.Freelancer), $"/members/{i}/freelancerId", ConsortiumFlaws.MemberTwice);
        }
        flaws.If(Members.All(m => m.Freelancer != Lead), "/leadId", ConsortiumFlaws.LeadOutside);
        var total = Members.Sum(m => (long)m.ShareBasisPoints);
        flaws.If(total != Shares.Full, "/members", ConsortiumFlaws.Shares, ("total", total / 100m));
        return flaws.Found;
    }

    /// <summary>SHA-256, in lower-case hexadecimal, over every part of the terms, each preceded by its length; the order
    /// of members and of parts of the work does not matter.</summary>
    public string Hash()
    {
        var text = new StringBuilder();
        void Add(string part) => text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        Add(Lead.ToString());
        foreach (var member in Members.OrderBy(m => m.Freelancer))
        {
            Add(member.Freelancer.ToString());
            Add(member.ShareBasisPoints.ToString(CultureInfo.InvariantCulture));
            Add(member.Performs.Count.ToString(CultureInfo.InvariantCulture));
            foreach (var part in member.Performs.Order(StringComparer.Ordinal)) Add(part);
        }
        Add(Mandate);
        Add(Liability.ToString());
        Add(LiabilityStatement ?? "");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>With one more member, whose share the lead gives up.</summary>
    public ConsortiumTerms With(ConsortiumMember member) => this with
    {
        Members = [.. Members.Select(m => m.Freelancer == Lead ? m with { ShareBasisPoints = m.ShareBasisPoints - member.ShareBasisPoints } : m), member],
    };

    /// <summary>Without a member, whose share goes to the lead; when it is the lead, the first of the others leads on.</summary>
    public ConsortiumTerms Without(Id<Freelancer> freelancer)
    {
        var gone = Members.First(m => m.Freelancer == freelancer);
        var others = Members.Where(m => m.Freelancer != freelancer).ToList();
        var lead = freelancer != Lead || others.Count == 0 ? Lead : others[0].Freelancer;
        return this with
        {
            Lead = lead,
            Members = [.. others.Select(m => m.Freelancer == lead ? m with { ShareBasisPoints = m.ShareBasisPoints + gone.ShareBasisPoints } : m)],
        };
    }
}

/// <summary>A member with its share in basis points and the parts of the work it does, in the words the conditions use.</summary>
public sealed record ConsortiumMember(Id<Freelancer> Freelancer, int ShareBasisPoints, IReadOnlyList<string> Performs);

/// <summary>How members answer for the work. Joint and several may be demanded for relied-on financial standing only
/// (Aw 2012 art. 2.92).</summary>
public enum Liability
{
    /// <summary>Each for all of it (hoofdelijk).</summary>
    JointAndSeveral,

    /// <summary>Each for its share.</summary>
    ByShare,
}

/// <summary>What can be wrong with terms.</summary>
public static class ConsortiumFlaws
{
    public const string Size = "consortium.size";
    public const string MemberTwice = "consortium.member-twice";
    public const string LeadOutside = "consortium.lead-outside";
    public const string Shares = "consortium.shares";
}
