using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Infrastructure;

/// <summary>What the outside needs of this project.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds the database, the stores, the journal and the keys. Stores are found by their base type.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services)
    {
        Mappings.Register();
        services.AddSingleton<Migrator>();
        services.AddScoped<Session>();
        services.AddSingleton<ReferenceCatalog>();
        services.AddScoped<ReferenceImporter>();
        services.AddScoped<BidderProfiles>();
        services.AddScoped<ConsortiumSeen>();
        services.AddScoped<PricePartsSeen>();
        services.AddScoped<Memberships>();
        services.AddScoped<ConsortiumBids>();
        services.AddScoped<DroppedMembers>();
        services.AddScoped<RemainingBidders>();
        services.AddScoped<Retention>();
        services.AddScoped<Erasure>();
        services.AddScoped<Notices>();
        services.AddScoped<TenderHistory>();
        services.AddScoped<DueTenders>();
        services.AddScoped<Caller>();
        services.AddScoped<VisibleTenders>();
        services.AddScoped<VisibleBids>();
        services.AddScoped<DrawPeople>();
        services.AddScoped<DrawSeen>();
        services.AddSingleton<DrawSeal>();
        services.AddScoped<ReadTenders>();
        services.AddScoped<BidderJudge>();
        services.AddScoped<BidDraftsSeen>();
        services.AddScoped<LotComparisons>();
        services.AddScoped<PanelSeats>();
        services.AddScoped<PanelSeen>();
        services.AddScoped<WinnerProofs>();
        services.AddScoped<AwardDecisions>();
        services.AddSingleton<OfferSeal>();
        services.AddSingleton<DraftSeal>();
        services.AddSingleton<LotKeyCache>();
        services.AddSingleton<ReadTenderCache>();
        services.AddScoped<LotKeys>();
        services.AddScoped<LateBids>();
        services.AddScoped<LostSeals>();
        services.AddScoped<TenderReferences>();
        services.AddScoped<LotConditions>();
        services.AddScoped<OpenLots>();
        services.AddScoped<Standings>();
        services.AddScoped<Matching>();
        services.AddSingleton<OpenLotMemory>();
        services.AddScoped<Reliances>();
        services.AddScoped<AdmissionJudge>();
        services.AddScoped<AdmittedFreelancers>();
        services.AddScoped<FollowingAdmissions>();
        services.AddScoped<Bidders>();
        services.AddScoped<JournalLog>().AddSingleton<JournalHead>();
        services.AddScoped<JournalCheck>();
        services.AddScoped<SchemaCheck>();
        services.AddScoped<ApiKeys>();
        services.AddScoped<Owners>();
        services.AddScoped<AccessLog>();
        services.AddSingleton<RecentLooks>();
        services.AddScoped<IdempotencyStore>();
        services.AddScoped<Leases>();
        services.AddScoped<SharedCounts>();
        services.AddScoped<Reminders>();
        foreach (var store in typeof(Store<>).Assembly.GetTypes().Where(t => t.BaseType is { IsGenericType: true } parent
            && parent.GetGenericTypeDefinition() == typeof(Store<>)))
            services.AddScoped(store);
        return services;
    }
}
