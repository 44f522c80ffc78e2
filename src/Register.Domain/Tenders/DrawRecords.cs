using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Makes the record of a draw.</summary>
internal static class DrawRecords
{
    public static DrawRecord Make(
        Id<Draw> id, DrawPlan plan, int invited, IReadOnlyList<Considered> considered, DrawSecrets secrets, string? publicValue, DateTimeOffset now)
    {
        var candidates = considered.Where(c => c.Reasons.Count == 0).Select(c => Candidate(c, plan, secrets, now)).OrderBy(c => c.Code, StringComparer.Ordinal).ToList();
        var excluded = considered.Where(c => c.Reasons.Count > 0).Select(c => Exclusion(c, secrets)).OrderBy(e => e.Code, StringComparer.Ordinal).ToList();
        var hash = DrawAlgorithm.Hash(DrawAlgorithm.ListText(id, plan.Method, invited, candidates, excluded));
        var places = Places(plan.Method, candidates, secrets, hash, publicValue);
        return new DrawRecord
        {
            SentAt = now, Invited = invited, PublicValue = publicValue, Seed = plan.Method.LeavesToChance() ? Convert.ToHexStringLower(secrets.Seed) : null,
            Salt = Convert.ToHexStringLower(secrets.Salt), ListHash = hash,
            Candidates = [.. candidates.Select(c => c with { Place = places.TryGetValue(c.Code, out var place) ? place : null })], Excluded = excluded,
        };
    }

    // The chosen first, by their codes; behind them those who were drawn, or everybody where all are invited.
    private static Dictionary<string, int> Places(DrawMethod method, List<DrawCandidate> candidates, DrawSecrets secrets, string hash, string? publicValue)
    {
        var others = candidates.Where(c => !c.Chosen).ToList();
        IEnumerable<DrawCandidate> behind = method switch
        {
            DrawMethod.All => others,
            DrawMethod.Manual => [],
            _ => DrawAlgorithm.Order(secrets.Seed, hash, publicValue!, [.. others.Select(c => c.Weight)]).Select(i => others[i]),
        };
        return candidates.Where(c => c.Chosen).Concat(behind).Select((c, i) => (c.Code, Place: i + 1)).ToDictionary(p => p.Code, p => p.Place);
    }

    private static DrawCandidate Candidate(Considered c, DrawPlan plan, DrawSecrets secrets, DateTimeOffset now)
    {
        var nonce = DrawAlgorithm.Nonce(secrets.Salt, c.Freelancer);
        return new DrawCandidate
        {
            Code = DrawAlgorithm.Code(nonce, c.Freelancer), Nonce = nonce, Freelancer = c.Freelancer, Sectors = c.Sectors,
            Weight = plan.Method == DrawMethod.Rotation ? DrawAlgorithm.Rotation(c.TimesInvited, c.LastInvitedAt, now) : 1,
            Chosen = plan.Chosen.Any(p => p.FreelancerId == c.Freelancer), TimesInvited = c.TimesInvited, LastInvitedAt = c.LastInvitedAt,
        };
    }

    private static DrawExclusion Exclusion(Considered c, DrawSecrets secrets)
    {
        var nonce = DrawAlgorithm.Nonce(secrets.Salt, c.Freelancer);
        return new DrawExclusion { Code = DrawAlgorithm.Code(nonce, c.Freelancer), Nonce = nonce, Freelancer = c.Freelancer, Sectors = c.Sectors, Reasons = c.Reasons };
    }
}
