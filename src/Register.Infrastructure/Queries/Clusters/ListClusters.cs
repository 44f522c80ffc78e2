using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Clusters;

/// <summary>Clusters that match every filter given, oldest first.</summary>
public sealed record ListClusters : IQuery<Page<ClusterView>>, IPaged
{
    /// <summary>Only those of this sector (SBI) or one below it.</summary>
    public string? Sector { get; init; }

    /// <summary>Only those that work in this district, municipality or province, in a part of it, or in all around it.</summary>
    public string? Area { get; init; }

    /// <summary>Words of its name, description or skills, or how they begin; all of them, case and accents aside.</summary>
    public string? Text { get; init; }

    /// <summary>Only those anybody may join, or only those by invitation.</summary>
    public bool? Open { get; init; }

    /// <summary>Only those this freelancer is a member of.</summary>
    public Id<Freelancer>? MemberId { get; init; }

    /// <summary>Only those that invited the caller and wait for an answer.</summary>
    public bool? Invited { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListClustersHandler(Session session, ReferenceCatalog catalog, Caller caller) : IRequestHandler<ListClusters, Page<ClusterView>>
{
    private const string Tagged = "EXISTS (SELECT 1 FROM cluster_tags t WHERE t.cluster_id = c.id AND ";

    public async Task<Page<ClusterView>> Handle(ListClusters request, CancellationToken cancellationToken)
    {
        var (sector, areas) = await catalog.Known(codes => (codes.Sector("sector", request.Sector), AreaTags(codes, request.Area)));
        var where = new Where()
            .And("c.is_dissolved = 0")
            .And("c.id > @after", "after", request.After())
            .And("c.is_open = @isOpen", "isOpen", request.Open is { } open ? (open ? 1 : 0) : null)
            .And(Tagged + "t.tag = @sector)", "sector", sector is null ? null : "s:" + sector)
            .And(Tagged + "t.tag IN @areas)", "areas", areas)
            .And("EXISTS (SELECT 1 FROM cluster_members m WHERE m.cluster_id = c.id AND m.freelancer_id = @member AND m.has_joined = 1)", "member", request.MemberId)
            .And("EXISTS (SELECT 1 FROM cluster_members m WHERE m.cluster_id = c.id AND m.freelancer_id = @self AND m.has_joined = 0)",
                "self", request.Invited == true ? caller.FreelancerId?.ToString() ?? "" : null);
        if (request.Text is { } text) AddWords(where, SearchText.Words(text));
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT c.id, c.version, c.body FROM clusters c {where} ORDER BY c.id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => r.View());
    }

    // What lies in the area, and who works in all of something around it.
    private static List<string>? AreaTags(KnownCodes codes, string? area) =>
        codes.Area("area", area) is { } code ? [$"a:{code}", .. codes.Lists.Areas.Ancestors(code).Select(a => $"c:{a}")] : null;

    private static void AddWords(Where where, IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            where.And($"{Tagged}t.tag >= @word{i} AND t.tag < @behind{i})", $"word{i}", $"t:{words[i]}");
            where.Arguments.Add($"behind{i}", $"t:{words[i]}\uffff");
        }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";

        public ClusterView View() => ClusterView.Of(RegisterJson.Read<Cluster>(Body)) with { Version = Version };
    }
}
