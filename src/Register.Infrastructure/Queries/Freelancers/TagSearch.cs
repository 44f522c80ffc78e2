using Dapper;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>Finds freelancers by tags and figures, in the order of their ids. One item's tags lead: they are read from the
/// index in page order and the rest is looked up for each, so that a page costs the same wherever it is. Which item
/// leads is decided by counting, to a bound, how many have each.</summary>
/// <param name="wanted">Each item: tags of which one is enough.</param>
public sealed class TagSearch(IReadOnlyList<IReadOnlyList<string>> wanted)
{
    // Beyond this all tags are alike: common.
    private const int CountedUpTo = 500;
    private const string NotLeft = "f.has_left = 0";

    private IReadOnlyList<IReadOnlyList<string>>? ordered;

    public long? MaxRateCents { get; init; }
    public int? MinHours { get; init; }
    public DateOnly? AvailableOn { get; init; }

    /// <summary>Only those admitted to this set on the day.</summary>
    public (Id<PurchasingConditions> Set, DateOnly Day)? AdmittedTo { get; init; }

    private bool HasFigures => MaxRateCents is not null || MinHours is not null || AvailableOn is not null;

    /// <summary>At most so many, behind a key.</summary>
    public async Task<List<Row>> Page(Session session, string after, int take)
    {
        var (sql, arguments) = await Statement(session, after, take);
        return await session.Query<Row>(sql, arguments);
    }

    /// <summary>The statement of such a page, and its arguments.</summary>
    public async Task<(string Sql, DynamicParameters Arguments)> Statement(Session session, string after, int take)
    {
        await Order(session);
        var where = Filters(after);
        where.Arguments.Add("take", take);
        return (PageText(where), where.Arguments);
    }

    /// <summary>How many there are.</summary>
    public async Task<long> Count(Session session)
    {
        await Order(session);
        var where = Filters(null);
        var found = ordered!.Count == 0 ? $"SELECT f.id FROM freelancers f {where.And(NotLeft)}" : Leads(where);
        return await session.Single<long>($"SELECT COUNT(*) FROM ({found}) found", where.Arguments);
    }

    private string PageText(Where where) => ordered switch
    {
        { Count: 0 } => $"SELECT f.id, f.public_view FROM freelancers f {where.And(NotLeft)} ORDER BY f.id {{page}}",
        [{ Count: 1 }, ..] =>
            $"""
            SELECT f.id, f.public_view FROM freelancer_tags t JOIN freelancers f ON f.id = t.freelancer_id
            {where.And("t.tag = @lead0")} ORDER BY t.freelancer_id {"{page}"}
            """,
        // Several tags lead: each is in page order already, so they are merged and only as many as needed are read.
        _ =>
            $"""
            SELECT f.id, f.public_view FROM freelancers f
            WHERE f.id IN (SELECT p.freelancer_id FROM ({Leads(where)} ORDER BY freelancer_id {"{page}"}) p)
            ORDER BY f.id
            """,
    };

    private string Leads(Where where) => string.Join("\nUNION\n", ordered![0].Select((_, i) =>
        $"SELECT t.freelancer_id FROM freelancer_tags t {(HasFigures ? "JOIN freelancers f ON f.id = t.freelancer_id " : "")}{where} {(where.IsEmpty ? "WHERE" : "AND")} t.tag = @lead{i}"));

    private Where Filters(string? after)
    {
        var byTag = ordered!.Count > 0;
        var where = new Where()
            .And(byTag ? "t.freelancer_id > @after" : "f.id > @after", "after", after)
            .And("f.hourly_rate_cents <= @maxRate", "maxRate", MaxRateCents)
            .And("f.hours_per_week >= @minHours", "minHours", MinHours);
        if (AvailableOn is not null)
            where.And("f.available_from <= @day", "day", AvailableOn).And("(f.available_until IS NULL OR f.available_until >= @day)");
        if (AdmittedTo is { } admitted)
            where.And($"EXISTS (SELECT 1 FROM admissions a WHERE a.freelancer_id = {(byTag ? "t.freelancer_id" : "f.id")} AND a.set_id = @admittedTo AND {AdmissionStanding.AdmittedOn("@admittedOn")})", "admittedTo", admitted.Set)
                .Arguments.Add("admittedOn", admitted.Day);
        for (var i = 1; i < ordered.Count; i++)
            where.And($"EXISTS (SELECT 1 FROM freelancer_tags o{i} WHERE o{i}.freelancer_id = t.freelancer_id AND o{i}.tag IN @other{i})", $"other{i}", ordered[i]);
        for (var i = 0; byTag && i < ordered[0].Count; i++) where.Arguments.Add($"lead{i}", ordered[0][i]);
        return where;
    }

    private async Task Order(Session session)
    {
        if (ordered is not null) return;
        if (wanted.Count < 2)
        {
            ordered = wanted;
            return;
        }
        var sizes = new List<long>();
        foreach (var tags in wanted)
            sizes.Add(await session.Single<long>(
                "SELECT COUNT(*) FROM (SELECT freelancer_id FROM freelancer_tags WHERE tag IN @tags ORDER BY tag, freelancer_id {page}) counted",
                new { tags, take = CountedUpTo }));
        ordered = [.. wanted.Index().OrderBy(w => sizes[w.Index]).ThenBy(w => w.Item.Count).Select(w => w.Item)];
    }

    /// <summary>One found, as everybody may see her.</summary>
    public sealed record Row
    {
        public string Id { get; init; } = "";
        public string PublicView { get; init; } = "";
    }
}
