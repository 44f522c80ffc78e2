using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Clusters;

/// <summary>The lots that may be bid for now, for the members of a cluster as one consortium, led by the member who asks: fewest gaps
/// first, then nearest to her home district, then the first deadline. Of the others only those count who consented.</summary>
public sealed record MatchCluster(Id<Cluster> ClusterId) : IQuery<ClusterMatches>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>A page of matches, and how much of the cluster they are about.</summary>
public sealed record ClusterMatches : IPage, IExample<ClusterMatches>
{
    /// <summary>How many have joined.</summary>
    public required int MemberCount { get; init; }

    /// <summary>How many of them count: who asks, and whoever consented.</summary>
    public required int CountedMembers { get; init; }

    /// <summary>The lots. A gap has no amounts: less one's own, those would be somebody else's.</summary>
    public required IReadOnlyList<MatchView> Items { get; init; }

    /// <summary>The cursor of the next page; absent on the last.</summary>
    public string? Next { get; init; }

    bool IPage.IsSpoken => true;

    object IPage.In(Say say) => this with { Items = [.. Items.Select(i => (MatchView)i.In(say))] };

    public static ClusterMatches Example => new()
    {
        MemberCount = 5, CountedMembers = 3,
        Items = [MatchView.Example with { Gaps = [new GapView { Condition = "c2", Kind = "minimumTurnover", Code = "eligibility.remains", PartnersHelp = true }] }],
    };
}

internal sealed class MatchClusterHandler(Session session, BidderProfiles profiles, Matching matching, Caller caller) : IRequestHandler<MatchCluster, ClusterMatches>
{
    public async Task<ClusterMatches> Handle(MatchCluster request, CancellationToken cancellationToken)
    {
        var self = caller.FreelancerId!.Value;
        var body = await session.Single<string>("SELECT body FROM clusters WHERE id = @id AND is_dissolved = 0", new { id = request.ClusterId })
            ?? throw CommonRefusals.NotFound("cluster");
        var cluster = RegisterJson.Read<Cluster>(body);
        Refuse.If(!cluster.Includes(self), ClusterRefusals.MembersOnly());
        var counted = cluster.Pooled(self);
        // Shares are agreed on with a consortium; nothing is judged by them.
        var bidder = await profiles.Of(self, [.. counted.Select(m => new BidderPart(m, 0, []))]);
        var page = await matching.Page(request, self, bidder, new Dictionary<Id<Lot>, BidderProfile>(), MatchView.WithoutAmounts);
        return new ClusterMatches
        {
            MemberCount = cluster.Members.Count(m => m.Status == MemberStatus.Joined), CountedMembers = counted.Count, Items = page.Items, Next = page.Next,
        };
    }
}
