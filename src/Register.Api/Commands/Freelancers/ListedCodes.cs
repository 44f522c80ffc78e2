using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Reference;

namespace Register.Api.Commands.Freelancers;

/// <summary>Whether codes are on the lists. Codes of an earlier year stay known: what she wrote then still says something.</summary>
internal static class ListedCodes
{
    /// <exception cref="Refusal">A sector, district or area is on no list.</exception>
    public static void Check(FreelancerProfile profile, ReferenceSnapshot lists)
    {
        Check(profile.Sectors, "/sectors", "SBI code", lists.FindSector);
        Check(profile.WorkAreas, "/workAreas", "CBS code", lists.FindArea);
        Refuse.If(lists.FindDistrict(profile.HomeDistrict) is null, CommonRefusals.UnknownReference("/homeDistrict", "CBS code", profile.HomeDistrict));
    }

    /// <exception cref="Refusal">A CPV code is not on the list.</exception>
    public static void Check(EvidenceDetails details, ReferenceSnapshot lists)
    {
        if (details is ReferenceEvidence reference) Check(reference.Cpv, "/details/cpv", "CPV code", lists.FindCpv);
    }

    private static void Check(IReadOnlyList<string> codes, string at, string what, Func<string, ReferenceEntry?> find)
    {
        for (var i = 0; i < codes.Count; i++) Refuse.If(find(codes[i]) is null, CommonRefusals.UnknownReference($"{at}/{i}", what, codes[i]));
    }
}
