using MediatR;
using Register.Domain.Bids;
using Register.Domain.Clusters;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>All that is kept about a freelancer, for herself (GDPR art. 15 and 20): as JSON, or with <c>Accept: text/csv</c> as one
/// table for a spreadsheet.</summary>
public sealed record ExportPersonalData(Id<Freelancer> FreelancerId) : IQuery<PersonalData>;

internal sealed class ExportPersonalDataHandler(Session session, Caller caller, OfferSeal seal, BidDraftsSeen drafts, LegalBook law, Retention retention, TimeProvider clock) : IRequestHandler<ExportPersonalData, PersonalData>
{
    public async Task<PersonalData> Handle(ExportPersonalData request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var she = request.FreelancerId;
        var profile = await session.Single<StoredRow>("SELECT version, body FROM freelancers WHERE id = @she AND has_left = 0", new { she })
            ?? throw CommonRefusals.NotFound("freelancer");
        var tenders = new OwnTenderData(session, seal, law, she);
        var bids = await tenders.Bids();
        var parts = (await Read<PricePart, PricePart>("SELECT version, body FROM price_parts WHERE freelancer_id = @she", she, p => p)).ToDictionary(p => p.ConsortiumId, seal.AmountOf);
        return new PersonalData
        {
            Freelancer = FreelancerView.Of(profile.Read<Freelancer>(), everything: true),
            Evidence = await Read<Evidence, EvidenceView>("SELECT version, body FROM evidence WHERE freelancer_id = @she ORDER BY id", she, e => EvidenceView.Of(e)),
            SelfDeclaration = (await Read<SelfDeclaration, SelfDeclarationView>("SELECT version, body FROM self_declarations WHERE id = @she", she, d => SelfDeclarationView.Of(d, d.Version))).SingleOrDefault(),
            ApiKeys = [.. (await session.Query<ApiKey>($"SELECT {Security.ApiKeys.Columns} FROM api_keys WHERE owner_id = @she ORDER BY id", new { she })).Select(ApiKeyView.Of)],
            Grants = await Read<Grant, GrantView>("SELECT version, body FROM grants WHERE freelancer_id = @she ORDER BY id", she, g => GrantView.Of(g)),
            Acceptances = await session.Query<OwnAcceptance>("SELECT set_id, version, accepted_at FROM acceptances WHERE freelancer_id = @she ORDER BY set_id, version", new { she }),
            Admissions = [.. (await session.Query<StoredRow>("SELECT version, body FROM admissions WHERE freelancer_id = @she ORDER BY id", new { she }))
                .Select(r => AdmissionView.Of(r.Body, r.Version, clock.GetUtcNow()))],
            Clusters = await Clusters(she),
            Consortia = await Read<Consortium, OwnConsortium>(
                "SELECT c.version, c.body FROM consortium_members m JOIN consortia c ON c.id = m.consortium_id WHERE m.freelancer_id = @she ORDER BY c.id", she, c => Own(c, she, parts.GetValueOrDefault(c.Id))),
            Reliances = await Read<Reliance, RelianceView>(
                "SELECT id, version, body FROM reliances WHERE freelancer_id = @she UNION ALL SELECT id, version, body FROM reliances WHERE lead_id = @she ORDER BY id",
                she, r => RelianceView.Of(r)),
            Bids = await tenders.Views(bids), BidDrafts = await tenders.Drafts(drafts), LateBids = await tenders.LateBids(), Letters = await tenders.Letters(bids), Objections = await tenders.Objections(), Contracts = await tenders.Contracts(clock.GetUtcNow()),
            Questions = await tenders.Questions(), Notices = await tenders.Notices(), Invitations = await tenders.Invitations(), Considered = await tenders.Considered(),
            AccessLog = await session.Query<LookView>($"SELECT {LookView.Columns} FROM access_log WHERE freelancer_id = @she ORDER BY id", new { she }),
            KeptUntil = await retention.EndFor(she, clock.GetUtcNow()), Events = await Events(she),
        };
    }

    private Task<List<OwnMembership>> Clusters(Id<Freelancer> she) => Read<Cluster, OwnMembership>(
        "SELECT c.version, c.body FROM cluster_members m JOIN clusters c ON c.id = m.cluster_id WHERE m.freelancer_id = @she ORDER BY c.id", she, c =>
        {
            var own = c.Members.Single(m => m.Freelancer == she);
            return new OwnMembership(c.Id, c.Profile.Name, own.Status, own.Organiser, own.Since, own.Consents);
        });

    private static OwnConsortium Own(Consortium c, Id<Freelancer> she, Money? part)
    {
        var own = c.Terms.Members.Single(m => m.Freelancer == she);
        return new OwnConsortium(c.Id, c.TenderId, c.LotId, c.Terms.Lead == she, own.ShareBasisPoints, own.Performs, c.Terms.Mandate, c.Accepted(she, c.Terms.Hash())?.At) { PricePart = part };
    }

    // An actor is her id and the key she used, with a colon between: all of hers stand together.
    private Task<List<PersonalEvent>> Events(Id<Freelancer> she) => session.Query<PersonalEvent>(
        """
        SELECT position, instant, area, subject, event FROM journal WHERE subject = @she
        UNION SELECT position, instant, area, subject, event FROM journal WHERE actor >= @first AND actor < @behind ORDER BY position
        """, new { she, first = $"freelancer:{she}:", behind = $"freelancer:{she};" });

    private async Task<List<TView>> Read<T, TView>(string sql, Id<Freelancer> she, Func<T, TView> view)
        where T : Aggregate<T> => [.. (await session.Query<StoredRow>(sql, new { she })).Select(r => view(r.Read<T>()))];
}
