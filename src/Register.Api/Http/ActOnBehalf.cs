using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Http;

/// <summary>A platform that names a freelancer in <c>Register-On-Behalf-Of</c> becomes her, as far as her grants reach.</summary>
internal static class ActOnBehalf
{
    public const string Header = "Register-On-Behalf-Of";

    /// <exception cref="BadInputException">The header is no id.</exception>
    /// <exception cref="Refusal">The caller is no platform, or has no live grant of hers.</exception>
    public static async Task Read(HttpContext http, Caller caller)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var values)) return;
        if (!Id<Freelancer>.TryParse(values.ToString(), null, out var freelancer)) throw new BadInputException([InputError.Of(Header, "json.uuid")]);
        if (caller.PlatformId is not { } platform) throw GrantRefusals.PlatformOnly();
        var scopes = await http.RequestServices.GetRequiredService<GrantStore>().Scopes(freelancer, platform);
        if (scopes.Count == 0) throw GrantRefusals.None();
        caller.ActFor(freelancer, scopes);
        http.RequestServices.GetRequiredService<JournalLog>().Actor = caller.Actor;
    }
}
