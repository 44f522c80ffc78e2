using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>What the members of a consortium agree on.</summary>
public sealed record TermsText : IExample<TermsText>
{
    /// <summary>The lead (penvoerder), one of the members.</summary>
    public required Id<Freelancer> LeadId { get; init; }

    /// <summary>2 to 30 members; their shares are 100 % together.</summary>
    public required IReadOnlyList<MemberTerms> Members { get; init; }

    /// <summary>What the lead may do in the name of all, 1 to 2 000 characters.</summary>
    public required string Mandate { get; init; }

    public required Liability Liability { get; init; }

    /// <summary>What they declare about it, at most 2 000 characters.</summary>
    public string? LiabilityStatement { get; init; }

    public static TermsText Example => new()
    {
        LeadId = ConsortiumView.Example.LeadId, Mandate = ConsortiumView.Example.Mandate, Liability = Liability.JointAndSeveral,
        Members = [.. ConsortiumView.Example.Members.Select(m => new MemberTerms { FreelancerId = m.FreelancerId, ShareBasisPoints = m.ShareBasisPoints, Performs = m.Performs })],
    };

    internal ConsortiumTerms ToTerms() => new()
    {
        Lead = LeadId, Members = [.. Members.Select(m => m.ToMember())], Mandate = Mandate, Liability = Liability, LiabilityStatement = LiabilityStatement,
    };
}

/// <summary>A member's part.</summary>
public sealed record MemberTerms : IExample<MemberTerms>
{
    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>Share in basis points, 1 to 10 000; 10 000 is 100 %.</summary>
    public required int ShareBasisPoints { get; init; }

    /// <summary>The parts of the work it does itself, in the words the lot's conditions use, at most 20.</summary>
    public IReadOnlyList<string> Performs { get; init; } = [];

    public static MemberTerms Example => TermsText.Example.Members[1];

    internal ConsortiumMember ToMember() => new(FreelancerId, ShareBasisPoints, Performs);
}
