using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Facts;

/// <summary>Compares what a tender refers to with what there is: codes with the lists, sets with their versions.</summary>
public sealed class TenderReferences(Session session, ReferenceCatalog catalog)
{
    /// <summary>The same content with its codes as the lists write them.</summary>
    /// <exception cref="Refusal">Something it refers to does not exist; the refusal says where.</exception>
    public async Task<TenderContent> Known(TenderContent content)
    {
        var lists = await catalog.Current();
        await KnownSets(content.PurchasingConditions, "/purchasingConditions");
        for (var i = 0; i < content.Lots.Count; i++) await KnownSets(content.Lots[i].PurchasingConditions, $"/lots/{i}/purchasingConditions");
        return content with
        {
            Cpv = Cpv(lists, content.Cpv, "/cpv"),
            AdditionalCpv = [.. content.AdditionalCpv.Select((code, i) => Cpv(lists, code, $"/additionalCpv/{i}"))],
            PlaceOfPerformance = Areas(lists, content.PlaceOfPerformance, "/placeOfPerformance"),
            Lots = [.. content.Lots.Select((lot, i) => KnownLot(lists, lot, $"/lots/{i}"))],
        };
    }

    private static Lot KnownLot(ReferenceSnapshot lists, Lot lot, string place) => lot with
    {
        Cpv = lot.Cpv is { } cpv ? Cpv(lists, cpv, place + "/cpv") : null,
        PlaceOfPerformance = lot.PlaceOfPerformance is { } places ? Areas(lists, places, place + "/placeOfPerformance") : null,
        Conditions = [.. lot.Conditions.Select((condition, i) => ConditionCodes.Known(condition, lists, $"{place}/conditions/{i}"))],
    };

    private async Task KnownSets(IReadOnlyList<TakenOverConditions> sets, string place)
    {
        for (var i = 0; i < sets.Count; i++)
            Refuse.If(await ConditionsVersions.Find(session, sets[i].SetId, sets[i].Version) is null,
                CommonRefusals.UnknownReference($"{place}/{i}", "purchasing conditions", $"{sets[i].SetId} v{sets[i].Version}"));
    }

    private static string Cpv(ReferenceSnapshot lists, string text, string pointer) =>
        lists.FindCpv(text)?.Code ?? throw CommonRefusals.UnknownReference(pointer, "CPV", text);

    private static List<string> Areas(ReferenceSnapshot lists, IReadOnlyList<string> texts, string pointer) =>
        [.. texts.Select((text, i) => lists.FindArea(text)?.Code ?? throw CommonRefusals.UnknownReference($"{pointer}/{i}", "area", text))];
}

/// <summary>Compares the codes in conditions with the lists.</summary>
public static class ConditionCodes
{
    /// <summary>The same condition with its codes as the lists write them.</summary>
    /// <exception cref="Refusal">A code is not on its list.</exception>
    public static Condition Known(Condition condition, ReferenceSnapshot lists, string pointer) => condition switch
    {
        Domain.Eligibility.Conditions.Sector sector => sector with
        {
            Sectors = Each(sector.Sectors, pointer + "/sectors", "sector", text => lists.FindSector(text)?.Code),
        },
        Domain.Eligibility.Conditions.WorkArea area => area with { Areas = Areas(area.Areas, lists, pointer) },
        Domain.Eligibility.Conditions.Residence area => area with { Areas = Areas(area.Areas, lists, pointer) },
        Group group => group.Over([.. Enumerable.Range(0, group.Size()).Select(i => Known(group.Child(i), lists, pointer + group.PointerTo(i)))]),
        _ => condition,
    };

    // Areas abroad are not on our lists; a country is its two letters.
    private static List<string> Areas(IReadOnlyList<string> areas, ReferenceSnapshot lists, string pointer) =>
        Each(areas, pointer + "/areas", "area", text => lists.FindArea(text)?.Code ?? (text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? text : null));

    private static List<string> Each(IReadOnlyList<string> codes, string pointer, string what, Func<string, string?> find) =>
        [.. codes.Select((text, i) => find(text) ?? throw CommonRefusals.UnknownReference($"{pointer}/{i}", what, text))];
}
