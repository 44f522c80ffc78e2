using Register.Infrastructure.Queries.Freelancers;
using Register.Infrastructure.Tests.Database;

namespace Register.Infrastructure.Tests.Freelancers;

/// <summary>How SQLite means to find a page. A scan or a sort in a plan costs nothing on a small register and everything on a large one.</summary>
public sealed class TagSearchPlanTests
{
    [Fact]
    public async Task One_tag_is_read_from_the_index_in_page_order()
    {
        var plan = await Plan(new TagSearch([["s:81"]]));
        plan[0].ShouldContain("(tag=? AND freelancer_id>?)");
        ShouldNeitherScanNorSort(plan);
    }

    [Fact]
    public async Task One_tag_with_figures_is_read_in_page_order() =>
        ShouldNeitherScanNorSort(await Plan(new TagSearch([["s:81"]]) { MaxRateCents = 6000, MinHours = 8, AvailableOn = new DateOnly(2026, 1, 1) }));

    [Fact]
    public async Task No_tag_at_all_is_read_from_the_index_of_figures()
    {
        var plan = await Plan(new TagSearch([]) { MaxRateCents = 6000 });
        plan[0].ShouldContain("freelancers_by_figures (has_left=? AND id>?)");
        ShouldNeitherScanNorSort(plan);
    }

    [Fact]
    public async Task Further_tags_are_looked_up_for_each_of_the_first()
    {
        var plan = await Plan(new TagSearch([["t:snoeien"], ["s:81"], ["a:GM0935", "c:PV31", "c:NL"]]));
        plan[0].ShouldContain("(tag=? AND freelancer_id>?)");
        // By the primary key or by the index of the freelancer, which holds the tag too: one row either way.
        plan.Count(line => line.Contains("(tag=? AND freelancer_id=?)", StringComparison.Ordinal)
            || line.Contains("(freelancer_id=? AND tag=?)", StringComparison.Ordinal)).ShouldBe(2);
        ShouldNeitherScanNorSort(plan);
    }

    [Fact]
    public async Task Several_leading_tags_are_merged_and_not_collected()
    {
        var plan = await Plan(new TagSearch([["a:GM0935", "c:PV31", "c:NL"]]));
        plan.ShouldContain(line => line.Contains("MERGE (UNION)", StringComparison.Ordinal));
        plan.Count(line => line.Contains("(tag=? AND freelancer_id>?)", StringComparison.Ordinal)).ShouldBe(3);
        plan.ShouldNotContain(line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
        plan.ShouldNotContain(line => line.Contains("SCAN f", StringComparison.Ordinal));
    }

    private static void ShouldNeitherScanNorSort(List<string> plan)
    {
        plan.ShouldNotContain(line => line.StartsWith("SCAN", StringComparison.Ordinal));
        plan.ShouldNotContain(line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static async Task<List<string>> Plan(TagSearch search)
    {
        await using var database = await TestDatabase.Migrated("Sqlite");
        await using var session = database.Session();
        var (sql, arguments) = await search.Statement(session, "0199a1f0-5c00-7000-8000-000000000001", 21);
        return [.. (await session.Query<PlanLine>("EXPLAIN QUERY PLAN " + sql, arguments)).Select(l => l.Detail)];
    }

    private sealed record PlanLine
    {
        public string Detail { get; init; } = "";
    }
}
