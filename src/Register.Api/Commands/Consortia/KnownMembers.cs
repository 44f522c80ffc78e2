using Register.Api.Http;
using Register.Domain.Consortia;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;

namespace Register.Api.Commands.Consortia;

/// <summary>Checks terms before the consortium judges them, so that everything wrong is said at once.</summary>
internal static class KnownMembers
{
    /// <exception cref="BadInputException">The terms have flaws, or name somebody who is not in the register.</exception>
    public static async Task Check(Session session, ConsortiumTerms terms)
    {
        var errors = terms.Flaws().Select(f => new InputError(f.Pointer, null, f.Code, f.Arguments)).ToList();
        if (terms.Members.Count <= ConsortiumTerms.MostMembers)
        {
            var known = await FreelancerNames.Read(session, terms.Members.Select(m => m.Freelancer));
            errors.AddRange(terms.Members.Index().Where(m => !known.ContainsKey(m.Item.Freelancer)).Select(m => InputError.At(
                $"/members/{m.Index}/freelancerId", "unknown-reference", ("what", "freelancer"), ("value", m.Item.Freelancer))));
        }
        if (errors.Count > 0) throw new BadInputException(errors);
    }
}
