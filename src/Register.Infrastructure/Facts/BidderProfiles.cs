using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Facts;

/// <summary>A member of a bidder: who, with which share (basis points), and which parts of the work she does.</summary>
public sealed record BidderPart(Id<Freelancer> Freelancer, int ShareBasisPoints, IReadOnlyList<string> Performs);

/// <summary>Gathers what is known of a bidder, for eligibility checks, coverage and bids alike: one statement a table,
/// however many members there are.</summary>
public sealed class BidderProfiles(Session session, ReferenceCatalog catalog)
{
    /// <summary>A freelancer who bids alone.</summary>
    /// <param name="freelancer">Who.</param>
    /// <param name="lot">The lot, as text: of several self-declarations the one confirmed for it counts.</param>
    /// <exception cref="Refusal">She is not in the register.</exception>
    public async Task<BidderProfile> Of(Id<Freelancer> freelancer, string? lot = null) =>
        BidderProfile.Solo((await Facts([freelancer], lot))[freelancer]);

    /// <summary>Freelancers who bid together.</summary>
    /// <param name="lead">The lead, one of the members.</param>
    /// <param name="members">All members, the lead included.</param>
    /// <param name="lot">The lot, as text: of several self-declarations the one confirmed for it counts.</param>
    /// <exception cref="Refusal">One of them is not in the register.</exception>
    public async Task<BidderProfile> Of(Id<Freelancer> lead, IReadOnlyList<BidderPart> members, string? lot = null)
    {
        var facts = await Facts([.. members.Select(m => m.Freelancer)], lot);
        return new BidderProfile
        {
            Lead = lead.ToString(),
            Members = [.. members.Select(m => new BidderMember { Facts = facts[m.Freelancer], ShareBasisPoints = m.ShareBasisPoints, Performs = m.Performs })],
        };
    }

    /// <summary>The facts of each.</summary>
    /// <exception cref="Refusal">One of them is not in the register.</exception>
    public async Task<IReadOnlyDictionary<Id<Freelancer>, MemberFacts>> Facts(IReadOnlyCollection<Id<Freelancer>> freelancers, string? lot = null)
    {
        var ids = freelancers.Distinct().Select(f => f.ToString()).ToList();
        // Three tables with one statement: this is asked for every check and every bid.
        var kept = (await session.Query<KeptRow>(
            """
            SELECT 'freelancer' AS kind, body FROM freelancers WHERE id IN @ids AND has_left = 0
            UNION ALL SELECT 'declaration', body FROM self_declarations WHERE id IN @ids
            UNION ALL SELECT 'evidence', body FROM evidence WHERE freelancer_id IN @ids
            """, new { ids })).ToLookup(r => r.Kind, r => r.Body);
        var people = kept["freelancer"].Select(RegisterJson.Read<Freelancer>).ToList();
        Refuse.If(people.Count < ids.Count, CommonRefusals.NotFound("freelancer"));
        var evidence = kept["evidence"].Select(RegisterJson.Read<Evidence>).OrderBy(e => e.Id).ToLookup(e => e.Freelancer);
        var declared = kept["declaration"].Select(RegisterJson.Read<SelfDeclaration>).ToDictionary(d => d.Freelancer);
        var accepted = (await session.Query<AcceptedRow>(
            "SELECT freelancer_id, set_id, version, accepted_at FROM acceptances WHERE freelancer_id IN @ids ORDER BY freelancer_id, set_id, version", new { ids }))
            .ToLookup(a => a.FreelancerId, a => a.Document);
        var admitted = await AdmissionFacts.Of(session, ids);
        var lists = await catalog.Current();
        var within = await MunicipalitiesOf([.. people.SelectMany(f => f.Profile!.WorkAreas).Where(a => a.StartsWith("PV", StringComparison.Ordinal)).Distinct()]);
        return people.ToDictionary(f => f.Id, f => DeclaredFacts.Add(declared.GetValueOrDefault(f.Id), lot, With(accepted[f.Id], admitted[f.Id], MemberFactsOf.Make(
            f, f.Profile!, [.. evidence[f.Id]], lists, f.Profile!.WorkAreas.SelectMany(a => within[a]), lot))));
    }

    private async Task<ILookup<string, string>> MunicipalitiesOf(List<string> provinces)
    {
        if (provinces.Count == 0) return Array.Empty<Row>().ToLookup(r => r.ParentCode, r => r.Code);
        var rows = await session.Query<Row>("SELECT code, parent_code FROM areas WHERE parent_code IN @provinces AND valid_until IS NULL", new { provinces });
        return rows.ToLookup(r => r.ParentCode, r => r.Code);
    }

    private static MemberFacts With(IEnumerable<AcceptedDocument> sets, IEnumerable<AdmissionFact> admissions, MemberFacts facts) =>
        facts with { Accepted = [.. facts.Accepted, .. sets], Admissions = [.. admissions] };

    private sealed record KeptRow
    {
        public string Kind { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private sealed record AcceptedRow
    {
        public Id<Freelancer> FreelancerId { get; init; }
        public string SetId { get; init; } = "";
        public int Version { get; init; }
        public DateTimeOffset AcceptedAt { get; init; }

        public AcceptedDocument Document => new() { Document = SetId, Version = Version, AcceptedOn = DutchTime.DayOf(AcceptedAt) };
    }

    private sealed record Row
    {
        public string Code { get; init; } = "";
        public string ParentCode { get; init; } = "";
    }
}
