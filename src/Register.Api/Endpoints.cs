using Register.Api.Commands.Access;
using Register.Api.Commands.Freelancers;
using Register.Api.Commands.Tenders;
using Register.Infrastructure.Queries.Access;
using Register.Infrastructure.Queries.Freelancers;
using Register.Infrastructure.Queries.Journal;
using Register.Infrastructure.Queries.Reference;
using Register.Infrastructure.Queries.Tenders;
using Register.Infrastructure.Security;
using static Register.Api.Http.Access;
using static Register.Api.Http.Endpoint;
using Endpoint = Register.Api.Http.Endpoint;

namespace Register.Api;

/// <summary>The whole API on one page: one row an operation. The base path is <c>/v1</c>.</summary>
public static class Endpoints
{
    public static IReadOnlyList<Endpoint> All { get; } =
    [
        // Reference
        Get<ListSectors>("Reference", "/sectors", Anyone, "Find sectors (SBI)"),
        Get<GetSector>("Reference", "/sectors/{code}", Anyone, "Read a sector"),
        Get<ListDistricts>("Reference", "/districts", Anyone, "Find districts and the areas around them"),
        Get<GetDistrict>("Reference", "/districts/{code}", Anyone, "Read a district or the area around it"),
        Get<ListCpvCodes>("Reference", "/cpv-codes", Anyone, "Find CPV codes"),
        Get<GetCpvCode>("Reference", "/cpv-codes/{code}", Anyone, "Read a CPV code"),

        // Freelancers
        Create<RegisterFreelancer>("Freelancers", "/freelancers", Anyone, "Register as a freelancer; the answer holds the owner's key, once"),
        Get<SearchFreelancers>("Freelancers", "/freelancers", Anyone, "Find freelancers"),
        Get<GetFreelancer>("Freelancers", "/freelancers/{freelancerId}", Anyone, "Read a freelancer"),
        Put<ChangeFreelancer>("Freelancers", "/freelancers/{freelancerId}", Freelancer, "Replace what a freelancer tells about herself"),
        Delete<LeaveRegister>("Freelancers", "/freelancers/{freelancerId}", Freelancer, "Leave the register"),

        // Evidence

        // Purchasing conditions

        // Clusters

        // Consortia

        // Tenders
        Create<DraftTender>("Tenders", "/tenders", With(Duties.Publish), "Draft a tender"),
        Get<SearchTenders>("Tenders", "/tenders", Anyone, "Find tenders"),
        Get<GetTender>("Tenders", "/tenders/{tenderId}", Anyone, "Read a tender"),
        Put<ChangeTender>("Tenders", "/tenders/{tenderId}", With(Duties.Publish), "Replace the content of a draft"),
        Get<ListLots>("Tenders", "/tenders/{tenderId}/lots", Anyone, "List the lots of a tender"),
        Get<GetLot>("Tenders", "/lots/{lotId}", Anyone, "Read a lot"),
        Post<PublishTender>("Tenders", "/tenders/{tenderId}/publication", With(Duties.Publish), "Publish a tender"),
        Post<WithdrawTender>("Tenders", "/tenders/{tenderId}/withdrawal", With(Duties.Publish), "Take a published tender back"),

        // Eligibility

        // Bids

        // Awards

        // Access
        Create<EnterAuthority>("Access", "/authorities", Operator, "Enter a contracting authority"),
        Get<ListAuthorities>("Access", "/authorities", Anyone, "List the contracting authorities"),
        Get<GetAuthority>("Access", "/authorities/{authorityId}", Anyone, "Read a contracting authority"),
        Create<CreateApiKey>("Access", "/api-keys", OperatorOrFreelancer, "Make an API key; the answer holds its secret, once"),
        Get<ListApiKeys>("Access", "/api-keys", AnyKey, "List one's own API keys; the operator lists all"),
        Get<GetApiKey>("Access", "/api-keys/{apiKeyId}", AnyKey, "Read an API key, without its secret"),
        Delete<RevokeApiKey>("Access", "/api-keys/{apiKeyId}", AnyKey, "Stop an API key at once"),

        // Journal
        Get<ReadJournal>("Journal", "/journal", OperatorOrAuditor, "Read the journal"),
    ];
}
