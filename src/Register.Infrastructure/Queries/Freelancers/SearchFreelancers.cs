using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>Freelancers that match every filter given, oldest registration first. Filters look only at what everybody
/// may see: who keeps her rate to herself is found by no filter on rates.</summary>
public sealed record SearchFreelancers : IQuery<Page<Stored<FreelancerView>>>, IPaged
{
    /// <summary>An SBI code: whoever works in that sector or in one below it.</summary>
    public string? Sector { get; init; }

    /// <summary>A district, municipality, province or the country: whoever is established there, or works there or in a part of it.</summary>
    public string? Area { get; init; }

    /// <summary>Words that all occur in the name, the skills or the description; accents and capitals do not count.</summary>
    public string? Q { get; init; }

    /// <summary>The highest hourly rate in euros.</summary>
    public decimal? MaxHourlyRate { get; init; }

    /// <summary>The fewest hours a week.</summary>
    public int? MinHoursPerWeek { get; init; }

    /// <summary>A day on which she is available.</summary>
    public DateOnly? AvailableOn { get; init; }

    /// <summary>True for those who want to bid together with others.</summary>
    public bool? OpenToCollaboration { get; init; }

    /// <summary>A set of purchasing conditions: whoever is admitted to it now. Only for the authority whose set it is.</summary>
    public Id<PurchasingConditions>? AdmittedTo { get; init; }

    /// <summary>Whether to count how many there are in all.</summary>
    public bool? Count { get; init; }

    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class SearchFreelancersHandler(Session session, ReferenceCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<SearchFreelancers, Page<Stored<FreelancerView>>>
{
    public async Task<Page<Stored<FreelancerView>>> Handle(SearchFreelancers request, CancellationToken cancellationToken)
    {
        var search = new TagSearch(await Wanted(request))
        {
            MaxRateCents = request.MaxHourlyRate is { } rate ? (long)Math.Clamp(decimal.Floor(rate * 100), -1, Money.MaxCents) : null,
            MinHours = request.MinHoursPerWeek,
            AvailableOn = request.AvailableOn,
            AdmittedTo = request.AdmittedTo is { } set ? (await Own(set), DutchTime.DayOf(clock.GetUtcNow())) : null,
        };
        var found = await search.Page(session, request.After(), request.Take());
        var page = request.PageOf(found, r => r.Id, r => new Stored<FreelancerView>(r.PublicView));
        return request.Count == true ? page with { Count = await search.Count(session) } : page;
    }

    // Who is admitted tells what she earns and that she was never excluded: not for everybody.
    private async Task<Id<PurchasingConditions>> Own(Id<PurchasingConditions> set)
    {
        var owner = await session.Single<string>("SELECT authority_id FROM purchasing_conditions WHERE id = @set", new { set });
        Refuse.If(owner is null || caller.AuthorityId?.ToString() != owner, PurchasingRefusals.NotYours());
        return set;
    }

    // Each item: tags of which one is enough.
    private async Task<List<IReadOnlyList<string>>> Wanted(SearchFreelancers request)
    {
        var wanted = new List<IReadOnlyList<string>>();
        if (request.Q is { } q)
        {
            wanted.AddRange(SearchText.Words(q).Select(word => (IReadOnlyList<string>)[FreelancerTags.Word(word)]));
            Refuse.If(wanted.Count == 0, FreelancerSearchRefusals.NoWords());
        }
        if (request.Area is not null || request.Sector is not null)
        {
            var (area, sector, lists) = await catalog.Known(codes => (codes.Area("area", request.Area), codes.Sector("sector", request.Sector), codes.Lists));
            if (area is not null) wanted.Add(FreelancerTags.Reaching(area, lists));
            if (sector is not null) wanted.Add([FreelancerTags.Sector(sector)]);
        }
        if (request.OpenToCollaboration == true) wanted.Add([FreelancerTags.OpenToCollaboration]);
        return wanted;
    }
}

/// <summary>Why a search is refused.</summary>
public static class FreelancerSearchRefusals
{
    public static Refusal NoWords() => new(RefusalKind.Invalid, "freelancer-search.no-words");
}
