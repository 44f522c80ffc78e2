using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Facts;

/// <summary>Compares what a tender refers to with what there is: codes with the lists, sets with their versions.</summary>
public sealed class TenderReferences(Session session, ReferenceCatalog catalog)
{
    /// <summary>The same content with its codes as the lists write them.</summary>
    /// <param name="content">What is drafted or changed.</param>
    /// <param name="within">JSON pointer of the content in the body.</param>
    /// <exception cref="Refusal">Codes are on no list, or a set of purchasing conditions does not exist; the refusal says where.</exception>
    public async Task<TenderContent> Known(TenderContent content, string within = "")
    {
        var known = await catalog.Known(codes => content with
        {
            Cpv = codes.Cpv(within + "/cpv", content.Cpv),
            AdditionalCpv = codes.Cpvs(within + "/additionalCpv", content.AdditionalCpv),
            PlaceOfPerformance = codes.Areas(within + "/placeOfPerformance", content.PlaceOfPerformance),
            Lots = [.. content.Lots.Select((lot, i) => KnownLot(codes, lot, $"{within}/lots/{i}"))],
        });
        await KnownSets(content.PurchasingConditions, within + "/purchasingConditions");
        for (var i = 0; i < content.Lots.Count; i++) await KnownSets(content.Lots[i].PurchasingConditions, $"{within}/lots/{i}/purchasingConditions");
        return known;
    }

    private static Lot KnownLot(KnownCodes codes, Lot lot, string place) => lot with
    {
        Cpv = codes.Cpv(place + "/cpv", lot.Cpv),
        PlaceOfPerformance = lot.PlaceOfPerformance is { } places ? codes.Areas(place + "/placeOfPerformance", places) : null,
        Conditions = codes.Of(place + "/conditions", lot.Conditions),
    };

    private async Task KnownSets(IReadOnlyList<TakenOverConditions> sets, string place)
    {
        for (var i = 0; i < sets.Count; i++)
            Refuse.If(await ConditionsVersions.Find(session, sets[i].SetId, sets[i].Version) is null,
                CommonRefusals.UnknownReference($"{place}/{i}", "purchasing conditions", $"{sets[i].SetId} v{sets[i].Version}"));
    }
}
