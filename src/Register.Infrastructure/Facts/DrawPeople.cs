using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Facts;

/// <summary>Finds everybody a draw considers, as the register is at this moment, and says what leaves somebody out.</summary>
public sealed class DrawPeople(Session session, ReferenceCatalog catalog, BidderProfiles profiles, LotConditions conditions)
{
    /// <summary>The most that are considered: beyond it criteria say too little.</summary>
    public const int Most = 2000;

    // A statement has at most 2 100 parameters on SQL Server.
    private const int AtOnce = 500;

    /// <summary>The criteria with their codes as the lists write them.</summary>
    /// <exception cref="Refusal">Codes are on no list.</exception>
    public Task<DrawCriteria> Known(DrawCriteria criteria) => catalog.Known(codes => criteria with
    {
        Sectors = codes.Sectors("/criteria/sectors", criteria.Sectors), Areas = codes.Areas("/criteria/areas", criteria.Areas),
    });

    /// <summary>Everybody who works in the sectors and areas, by id.</summary>
    /// <exception cref="Refusal">They are too many.</exception>
    public async Task<IReadOnlyList<Considered>> Find(Tender tender, Draw draw, DateTimeOffset now)
    {
        var (criteria, lists) = (draw.Plan.Criteria, await catalog.Current());
        var people = await InSectorsAndAreas(criteria, lists);
        Refuse.If(people.Count > Most, DrawRefusals.TooManyConsidered(Most));
        var unable = criteria.MeetsConditions ? await Unable(tender, draw, people, now) : [];
        var turns = await Turns(draw.AuthorityId.ToString(), criteria.Sectors);
        return [.. people.Select(p =>
        {
            var turn = turns.GetValueOrDefault(p.Id);
            return new Considered(p.Id, [.. p.Profile!.Sectors.SelectMany(lists.Sectors.Ancestors).Intersect(criteria.Sectors)],
                [.. Reasons(criteria, p.Profile!, unable.Contains(p.Id))], (int)(turn?.Times ?? 0), turn?.LastAt);
        })];
    }

    private async Task<List<Freelancer>> InSectorsAndAreas(DrawCriteria criteria, ReferenceSnapshot lists)
    {
        var where = new Where().And("f.has_left = 0")
            .And("f.id IN (SELECT freelancer_id FROM freelancer_tags WHERE tag IN @sectors)", "sectors", criteria.Sectors.Select(FreelancerTags.Sector).ToList());
        if (criteria.Areas.Count > 0)
            where.And("f.id IN (SELECT freelancer_id FROM freelancer_tags WHERE tag IN @areas)", "areas",
                criteria.Areas.SelectMany(a => FreelancerTags.Reaching(a, lists)).Distinct().ToList());
        where.Arguments.Add("take", Most + 1);
        var bodies = await session.Query<string>($"SELECT f.body FROM freelancers f {where} ORDER BY f.id {{page}}", where.Arguments);
        return [.. bodies.Select(RegisterJson.Read<Freelancer>)];
    }

    private static IEnumerable<ExclusionReason> Reasons(DrawCriteria criteria, FreelancerProfile profile, bool isUnable)
    {
        if (criteria.MinHoursPerWeek > (profile.HoursPerWeek ?? 0)) yield return ExclusionReason.Hours;
        if (criteria.AvailableOn is { } day && !(profile.Availability is { } when && when.StartDate <= day && (when.EndDate is null || day <= when.EndDate)))
            yield return ExclusionReason.Availability;
        if (criteria.MaxHourlyRate is { } most && !(profile.HourlyRate is { } rate && rate.Currency == most.Currency && rate <= most)) yield return ExclusionReason.Rate;
        if (isUnable) yield return ExclusionReason.Conditions;
    }

    // Whoever can do one of the lots may be invited for all of them.
    private async Task<HashSet<Id<Freelancer>>> Unable(Tender tender, Draw draw, List<Freelancer> people, DateTimeOffset now)
    {
        var unable = people.Select(p => p.Id).ToHashSet();
        foreach (var lot in draw.LotIds.Select(tender.LotOf))
        {
            var (tree, context) = (await conditions.Of(tender, lot), conditions.ContextOf(tender, lot, now));
            foreach (var some in unable.Chunk(AtOnce))
                foreach (var (id, facts) in await profiles.Facts(some, lot.Id.ToString()))
                    if (Assessment.Of(tree, BidderProfile.Solo(facts), context).Outcome != Outcome.NotMet) unable.Remove(id);
        }
        return unable;
    }

    private async Task<IReadOnlyDictionary<Id<Freelancer>, Turn>> Turns(string authority, IReadOnlyList<string> sectors)
    {
        var rows = await session.Query<Turn>(
            """
            SELECT freelancer_id, COUNT(DISTINCT draw_id) AS times, MAX(at) AS last_at FROM draw_ledger
            WHERE authority_id = @authority AND sector IN @sectors AND outcome IN ('Invited', 'Declined') GROUP BY freelancer_id
            """, new { authority, sectors });
        return rows.ToDictionary(r => r.FreelancerId);
    }

    private sealed record Turn
    {
        public Id<Freelancer> FreelancerId { get; init; }
        public long Times { get; init; }
        public DateTimeOffset? LastAt { get; init; }
    }
}
