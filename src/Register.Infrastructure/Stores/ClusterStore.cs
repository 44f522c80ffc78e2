using Register.Domain.Clusters;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Stores;

/// <summary>Clusters, with the members and the tags they are searched by: <c>s:</c> sectors and <c>a:</c> areas with all
/// they lie in, <c>c:</c> the areas all of which it covers, <c>t:</c> words.</summary>
public sealed class ClusterStore(Session session, JournalLog journal, ReferenceCatalog catalog) : Store<Cluster>(session, journal)
{
    protected override string Table => "clusters";
    protected override string Noun => "cluster";

    protected override IEnumerable<(string Column, object? Value)> Columns(Cluster aggregate)
    {
        yield return ("is_dissolved", aggregate.DissolvedAt is null ? 0 : 1);
        yield return ("is_open", aggregate.Profile.Open ? 1 : 0);
    }

    protected override async Task SaveChildren(Cluster aggregate, bool isNew)
    {
        if (aggregate.Events.Any(e => e is not ClusterChanged)) await SaveMembers(aggregate);
        if (aggregate.Events.Any(e => e is ClusterFounded or ClusterChanged)) await SaveTags(aggregate);
    }

    private async Task SaveMembers(Cluster cluster)
    {
        await Session.Execute("DELETE FROM cluster_members WHERE cluster_id = @Id", new { cluster.Id });
        await Session.Execute(
            "INSERT INTO cluster_members (freelancer_id, cluster_id, has_joined) VALUES (@Freelancer, @Id, @joined)",
            cluster.Members.Select(m => new { m.Freelancer, cluster.Id, joined = m.Status == MemberStatus.Joined ? 1 : 0 }).ToList());
    }

    private async Task SaveTags(Cluster cluster)
    {
        var (profile, lists) = (cluster.Profile, await catalog.Current());
        var words = SearchText.Fold(string.Join(' ', [profile.Name, profile.Description ?? "", .. profile.Skills])).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> tags =
        [
            .. profile.Sectors.SelectMany(lists.Sectors.Ancestors).Select(s => $"s:{s}"),
            .. profile.Areas.SelectMany(lists.Areas.Ancestors).Select(a => $"a:{a}"),
            .. profile.Areas.Select(a => $"c:{a}"),
            .. words.Select(w => $"t:{(w.Length > 60 ? w[..60] : w)}"),
        ];
        await Session.Execute("DELETE FROM cluster_tags WHERE cluster_id = @Id", new { cluster.Id });
        await Session.Execute("INSERT INTO cluster_tags (tag, cluster_id) VALUES (@tag, @Id)", tags.Distinct().Select(tag => new { tag, cluster.Id }).ToList());
    }
}
