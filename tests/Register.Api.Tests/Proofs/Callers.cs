using Register.Api.Tests.Access;
using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Proofs;

/// <summary>One caller of every sort there is, known to the program.</summary>
internal sealed record Callers(IReadOnlyDictionary<string, ApiClient> Clients, IReadOnlyDictionary<string, Caller> Known)
{
    /// <summary>Nobody, one of every role, her platform under a grant with every scope, a person without duties and one with each duty.</summary>
    public static async Task<Callers> Of(RegisterApp app, Person? freelancer = null, Id<ContractingAuthority>? at = null)
    {
        var she = freelancer ?? await app.AFreelancer();
        var authority = at ?? await app.AnAuthority();
        var clients = new Dictionary<string, ApiClient> { ["nobody"] = app.Anyone(), ["freelancer"] = she.Client, ["platform"] = await app.APlatform() };
        var known = new Dictionary<string, Caller> { ["nobody"] = new(), ["freelancer"] = As(Role.Freelancer), ["platform"] = As(Role.Platform) };
        clients["her platform"] = await app.HerPlatform(she, Enum.GetValues<Scope>());
        known["her platform"] = As(Role.Platform);
        known["her platform"].ActFor(Id<Freelancer>.Parse(she.Id), Enum.GetValues<Scope>().ToHashSet());
        foreach (var duty in Enum.GetValues<Duties>())
        {
            var name = duty == Duties.None ? "authority" : duty.ToString().ToLowerInvariant();
            clients[name] = await app.APersonAt(authority, duty, "holder-" + name);
            known[name] = As(Role.Authority, duty);
        }
        clients["operator"] = await app.AnOperator();
        known["operator"] = As(Role.Operator);
        return new Callers(clients, known);
    }

    private static Caller As(Role role, Duties duties = Duties.None) => new() { Key = new ApiKey { Role = role, Duties = duties, OwnerId = Guid.Empty.ToString() } };
}
