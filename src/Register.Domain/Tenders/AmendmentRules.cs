using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What may change after publication, and what then follows (Directive 2014/24/EU art. 47(3); how many days a
/// substantial change adds is practice, from the dated figures).</summary>
internal static class AmendmentRules
{
    private static readonly string[] Fixed = ["/procedure", "/contractType", "/settings"];
    private static readonly string[] Texts = ["title", "description"];

    /// <summary>Refuses what would be another procedure, or leave bidders less than they were promised.</summary>
    public static void RefuseUnlessAllowed(Tender tender, TenderContent after, IReadOnlyList<Difference> differences, ProcurementFigures figures)
    {
        var (before, old, dates) = (tender.Content, tender.Content.Dates, after.Dates);
        Refuse.If(differences.Count == 0, TenderRefusals.NothingChanged());
        foreach (var difference in differences)
            Refuse.If(Fixed.Any(f => difference.Pointer == f || difference.Pointer.StartsWith(f + "/", StringComparison.Ordinal)), TenderRefusals.ChangeFixed(difference.Pointer));
        Refuse.If(!after.Lots.Take(before.Lots.Count).Select(l => l.Id).SequenceEqual(before.Lots.Select(l => l.Id)), TenderRefusals.LotsStand());
        Refuse.If(dates.SubmissionDeadline < old.SubmissionDeadline, TenderRefusals.Shortened("/content/dates/submissionDeadline", old.SubmissionDeadline));
        var questions = before.QuestionsUntil(figures);
        Refuse.If(after.QuestionsUntil(figures) < questions, TenderRefusals.Shortened("/content/dates/questionDeadline", questions));
        var opens = old.BidsFrom ?? tender.PublishedAt!.Value;
        Refuse.If(dates.BidsFrom > opens, TenderRefusals.OpensLater(opens));
        Refuse.If(dates.StandstillDays < old.StandstillDays, TenderRefusals.StandstillTooShort(old.StandstillDays));
        after.RefuseUnlessLawful(tender.PublishedAt!.Value, figures);
    }

    /// <summary>Whether bidders could bid otherwise because of it: all but titles, descriptions and dates.</summary>
    public static bool IsSubstantial(Difference difference)
    {
        var parts = difference.Pointer.Split('/');
        if (parts[1] is "dates" or "estimatedValue") return false;
        return !(parts.Length == 2 && Texts.Contains(parts[1])) && !(parts.Length == 4 && parts[1] == "lots" && Texts.Contains(parts[3]));
    }

    /// <summary>The lots that were there already and that differences touch.</summary>
    public static IEnumerable<Lot> Touched(TenderContent before, IReadOnlyList<Difference> differences) =>
        before.Lots.Where((lot, i) => differences.Any(d => Touches(d.Pointer.Split('/'), i, lot)));

    /// <summary>The change that a lot now stands on, and since when it asks for the answers it asks for.</summary>
    public static LotChange ChangeOf(Tender tender, Lot lot, TenderContent before)
    {
        var place = before.Lots.TakeWhile(l => l.Id != lot.Id).Count();
        var asksOthers = !Answers(before, place).SetEquals(Answers(tender.Content, place));
        return new LotChange(lot.Id, tender.Changes, asksOthers ? tender.Changes : tender.LastChangeOf(lot.Id)?.NewOfferFrom ?? 0);
    }

    private static HashSet<string> Answers(TenderContent content, int lot)
    {
        var award = content.Lots[lot].Award ?? content.Award;
        return [.. award.Quality().Select(c => c.Code), .. award.CostItems().Select(i => $"cost/{i.Code}")];
    }

    // What the tender says holds for every lot that says nothing else.
    private static bool Touches(string[] parts, int index, Lot lot) => parts[1] switch
    {
        "lots" => parts.Length > 2 && parts[2] == index.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "award" => lot.Award is null,
        "contractPeriod" => lot.ContractPeriod is null,
        "placeOfPerformance" => lot.PlaceOfPerformance is null,
        _ => true,
    };
}
