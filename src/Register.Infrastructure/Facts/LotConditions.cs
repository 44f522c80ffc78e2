using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Legal;

namespace Register.Infrastructure.Facts;

/// <summary>Everything a bidder for a lot must meet, and when and by which figures it is judged. Checks, coverage, bids
/// and awards all ask here, so that they judge alike.</summary>
public sealed class LotConditions(Session session, LegalBook law)
{
    /// <summary>The lot's own conditions, then those of the sets taken over at their versions, and that their documents
    /// are accepted. Every condition has an id, unique in the whole.</summary>
    public async Task<Condition> Of(Tender tender, Lot lot)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { "lot" };
        var all = new List<Condition>();
        foreach (var own in lot.Conditions) all.Add(Unique(own, "", used));
        var number = 0;
        foreach (var taken in tender.PurchasingConditionsOf(lot))
        {
            var place = $"set{++number}";
            var version = await ConditionsVersions.Find(session, taken.SetId, taken.Version)
                ?? throw new InvalidOperationException("A version that a tender took over is gone.");
            var of = version.Content.Conditions.Select(c => Unique(c, place + ".", used)).ToList();
            if (version.Content.Documents.Count > 0) of.Add(Unique(version.Accepted() with { Id = place }, "accepted.", used));
            all.Add(new AllOf { Id = TakenOverSets.GroupId(taken.SetId.ToString(), taken.Version), Conditions = of });
        }
        return new AllOf { Id = "lot", Conditions = all };
    }

    /// <summary>When and for what a bidder for the lot is judged, asked at an instant.</summary>
    public AssessmentContext ContextOf(Tender tender, Lot lot, DateTimeOffset at) => new()
    {
        // To the millisecond, as instants are written: whoever asks again for the instant of a report gets the same one.
        At = Mappings.Milliseconds(at),
        Figures = law.EligibilityAt(at), SubmissionDeadline = tender.Content.Dates.SubmissionDeadline,
        AwardAt = tender.Content.Dates.AwardPlannedAt, Contract = tender.ContractPeriodOf(lot), EstimatedValue = lot.EstimatedValue,
        Works = tender.Content.ContractType == ContractType.Works, Lot = lot.Id.ToString(),
    };

    // Sets are written apart from each other, so the same id may come twice; reports name conditions by id.
    private static Condition Unique(Condition condition, string prefix, HashSet<string> used)
    {
        var id = condition.Id ?? "c";
        if (!used.Add(id))
        {
            id = prefix + id;
            for (var i = 2; !used.Add(id); i++) id = $"{prefix}{condition.Id}-{i}";
        }
        var named = id == condition.Id ? condition : condition with { Id = id };
        return named is Group group ? group.Over([.. Enumerable.Range(0, group.Size()).Select(i => Unique(group.Child(i), prefix, used))]) : named;
    }
}
