using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Commands.Tenders;

/// <summary>An authority acts on its own tenders only.</summary>
internal static class OwnTender
{
    /// <summary>The caller's own tender.</summary>
    /// <exception cref="Refusal">Another authority's: forbidden when everybody may see it, else it does not exist.</exception>
    public static async Task<Tender> LoadOwn(this TenderStore tenders, Id<Tender> id, Caller caller, long? expected = null)
    {
        var tender = await tenders.Load(id);
        var own = caller.AuthorityId == tender.AuthorityId;
        Refuse.If(!own, tender.IsPublic ? TenderRefusals.NotYours() : CommonRefusals.NotFound("tender"));
        Refuse.If(expected is not null && expected != tender.Version, CommonRefusals.Stale(tender.Version));
        return tender;
    }
}
