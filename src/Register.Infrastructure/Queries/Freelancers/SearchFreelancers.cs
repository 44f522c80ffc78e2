using MediatR;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>Freelancers that match every filter given, oldest registration first.</summary>
public sealed record SearchFreelancers : IQuery<Page<Stored<FreelancerView>>>, IPaged
{
    /// <summary>The highest hourly rate asked for, in euro cents.</summary>
    public long? MaxHourlyRateCents { get; init; }

    /// <summary>The fewest hours a week.</summary>
    public int? MinHoursPerWeek { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class SearchFreelancersHandler(Session session) : IRequestHandler<SearchFreelancers, Page<Stored<FreelancerView>>>
{
    public async Task<Page<Stored<FreelancerView>>> Handle(SearchFreelancers request, CancellationToken cancellationToken)
    {
        var where = new Where()
            .And("has_left = 0")
            .And("id > @after", "after", request.After())
            .And("hourly_rate_cents <= @maxRate", "maxRate", request.MaxHourlyRateCents)
            .And("hours_per_week >= @minHours", "minHours", request.MinHoursPerWeek);
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, public_view FROM freelancers {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => new Stored<FreelancerView>(r.PublicView));
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string PublicView { get; init; } = "";
    }
}
