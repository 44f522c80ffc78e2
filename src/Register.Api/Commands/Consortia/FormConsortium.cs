using FluentValidation;
using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>Proposes a consortium for a lot: of the members named, or of a cluster's members with equal shares.</summary>
public sealed record FormConsortium(ConsortiumProposal Body) : ICommand<ConsortiumView>;

/// <summary>Who want to bid together, for which lot and on which terms. Everybody then accepts them, the proposer too.</summary>
public sealed record ConsortiumProposal : IExample<ConsortiumProposal>
{
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>Take this cluster's members, with equal shares; what cannot be divided goes to the lead.</summary>
    public Id<Cluster>? ClusterId { get; init; }

    /// <summary>Or these; the caller is one of them.</summary>
    public IReadOnlyList<MemberTerms>? Members { get; init; }

    /// <summary>The lead (penvoerder); the caller when left out.</summary>
    public Id<Freelancer>? LeadId { get; init; }

    /// <summary>What the lead may do in the name of all, 1 to 2 000 characters.</summary>
    public required string Mandate { get; init; }

    public required Liability Liability { get; init; }

    /// <summary>What they declare about it, at most 2 000 characters.</summary>
    public string? LiabilityStatement { get; init; }

    public static ConsortiumProposal Example => new()
    {
        TenderId = ConsortiumView.Example.TenderId, LotId = ConsortiumView.Example.LotId, Members = TermsText.Example.Members,
        Mandate = TermsText.Example.Mandate, Liability = Liability.JointAndSeveral,
    };
}

internal sealed class FormConsortiumRules : AbstractValidator<FormConsortium>
{
    public FormConsortiumRules() => RuleFor(m => m.Body.Members)
        .Must((m, members) => members is null != m.Body.ClusterId is null).WithErrorCode("consortium.members-or-cluster");
}

internal sealed class FormConsortiumHandler(
    ConsortiumStore consortia, TenderStore tenders, ClusterStore clusters, ConsortiumSeen seen, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<FormConsortium, ConsortiumView>
{
    public async Task<ConsortiumView> Handle(FormConsortium request, CancellationToken cancellationToken)
    {
        var (body, founder) = (request.Body, caller.FreelancerId!.Value);
        var tender = await tenders.Find(body.TenderId) is { PublishedAt: not null } published
            ? published : throw CommonRefusals.UnknownReference("/tenderId", "tender", body.TenderId.ToString());
        Refuse.If(tender.Lots.All(l => l.Id != body.LotId), CommonRefusals.UnknownReference("/lotId", "lot", body.LotId.ToString()));
        var lead = body.LeadId ?? founder;
        await Invitees.RefuseUnlessInvited(session, tender, body.LotId, founder);
        // Whether somebody else is invited is not told: who forms it leads it.
        Refuse.If(tender.IsByInvitation && lead != founder, DrawRefusals.LeadNotInvited());
        var terms = new ConsortiumTerms
        {
            Lead = lead, Mandate = body.Mandate, Liability = body.Liability, LiabilityStatement = body.LiabilityStatement,
            Members = body.ClusterId is { } cluster ? await FromCluster(cluster, founder, lead) : [.. body.Members!.Select(m => m.ToMember())],
        };
        await KnownMembers.Check(session, terms);
        var consortium = Consortium.Form(tender, body.LotId, terms, founder, body.ClusterId, clock.GetUtcNow());
        await consortia.Save(consortium);
        return await seen.View(consortium);
    }

    private async Task<List<ConsortiumMember>> FromCluster(Id<Cluster> id, Id<Freelancer> founder, Id<Freelancer> lead)
    {
        var cluster = await clusters.Find(id) is { DissolvedAt: null } found ? found : throw CommonRefusals.UnknownReference("/clusterId", "cluster", id.ToString());
        Refuse.If(!cluster.Includes(founder), ConsortiumRefusals.NotInCluster());
        var joined = cluster.Members.Where(m => m.Status == MemberStatus.Joined).Select(m => m.Freelancer).ToList();
        var present = await FreelancerNames.Read(session, joined);
        var members = joined.Where(present.ContainsKey).OrderByDescending(f => f == lead).ToList();
        return [.. members.Zip(Shares.Equal(members.Count), (f, share) => new ConsortiumMember(f, share, []))];
    }
}
