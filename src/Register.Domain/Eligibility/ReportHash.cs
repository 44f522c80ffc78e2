using System.Buffers;

namespace Register.Domain.Eligibility;

/// <summary>The hash a report carries: over the facts judged, the rules, the instants and the result. The order in which
/// members and evidence were given leaves it the same.</summary>
internal static class ReportHash
{
    public static string Of(Holder[] holders, BidderProfile profile, AssessmentContext context, string version, Finding[] findings, Verdict verdict)
    {
        var writer = new CanonicalWriter();
        writer.Text(version);
        Context(ref writer, context);
        writer.Number(holders.Length);
        foreach (ref readonly var holder in holders.AsSpan()) Holder(ref writer, holder);
        Shares(ref writer, holders, profile);
        writer.Number((int)verdict.Outcome);
        writer.Day(verdict.ValidUntil);
        foreach (var finding in findings) Finding(ref writer, finding);
        return writer.Hash();
    }

    private static void Context(ref CanonicalWriter writer, AssessmentContext context)
    {
        writer.Number(context.At.UtcTicks);
        writer.Number(context.SubmissionDeadline?.UtcTicks ?? -1);
        writer.Number(context.AwardAt?.UtcTicks ?? -1);
        writer.Period(context.Contract);
        writer.Money(context.EstimatedValue);
        writer.Number(context.Works ? 1 : 0);
        writer.Text(context.Lot);
    }

    private static void Holder(ref CanonicalWriter writer, in Holder holder)
    {
        FactsBytes.Write(ref writer, holder.Facts);
        writer.Number((holder.IsLead ? 1 : 0) + (holder.Committed ? 2 : 0) + (holder.ReliedFor is null ? 0 : 4));
        writer.Texts(holder.Performs);
        writer.Texts(holder.ReliedFor ?? []);
    }

    private static void Shares(ref CanonicalWriter writer, Holder[] holders, BidderProfile profile)
    {
        foreach (ref readonly var holder in holders.AsSpan())
        {
            if (holder.ReliedFor is not null) continue;
            for (var i = 0; i < profile.Members.Count; i++)
                if (ReferenceEquals(profile.Members[i].Facts, holder.Facts)) writer.Number(profile.Members[i].ShareBasisPoints);
        }
    }

    private static void Finding(ref CanonicalWriter writer, Finding finding)
    {
        writer.Text(finding.Condition);
        writer.Text(finding.Code);
        writer.Number((int)finding.Outcome);
        writer.Number(finding.Required);
        writer.Number(finding.Claimed);
        writer.Number(finding.Proven);
        writer.Number(finding.Missing);
        writer.Day(finding.ValidUntil);
        writer.Day(finding.On);
        for (var i = 0; i < finding.Coverage.Count; i++)
        {
            var cover = finding.Coverage[i];
            writer.Number((int)cover.Reason + (cover.Counts ? 64 : 0) + (cover.Used ? 128 : 0));
            writer.Number(cover.Claimed);
            writer.Number(cover.Proven);
            writer.Texts(cover.Evidence);
        }
    }
}

/// <summary>A member's facts as canonical bytes.</summary>
internal static class FactsBytes
{
    private delegate void Rest<in TFact>(ref CanonicalWriter writer, TFact fact);

    public static void Write(ref CanonicalWriter writer, MemberFacts facts)
    {
        writer.Text(facts.Member);
        List(ref writer, facts.Registrations, static (ref w, f) => { w.Text(f.Scheme); w.Text(f.Identifier); });
        Single(ref writer, facts.Vat, facts.Vat?.Country);
        writer.Set(facts.Sectors);
        writer.Set(facts.WorkAreas);
        writer.Set(facts.WholeAreas);
        writer.Set(facts.HomeAreas);
        List(ref writer, facts.Documents, static (ref w, f) => w.Text(f.Kind));
        List(ref writer, facts.Turnovers, static (ref w, f) => { w.Number(f.Year); w.Money(f.Amount); });
        List(ref writer, facts.References, static (ref w, f) => { w.Text(f.Assignment); w.Texts(f.Competences); w.Day(f.EndedOn); w.Money(f.Value); w.Texts(f.Cpv); });
        List(ref writer, facts.Certificates, static (ref w, f) => { w.Text(f.Code); w.Texts(f.EquivalentTo); });
        List(ref writer, facts.Diplomas, static (ref w, f) => { w.Text(f.Field); w.Number(f.Level); });
        List(ref writer, facts.Insurances, static (ref w, f) => { w.Text(f.Cover); w.Money(f.PerEvent); w.Money(f.PerYear); });
        List(ref writer, facts.Measures, static (ref w, f) => { w.Text(f.Code); w.Number(f.Level); });
        List(ref writer, facts.Languages, static (ref w, f) => { w.Text(f.Language); w.Number(f.Level); });
        List(ref writer, facts.Exclusions, static (ref w, f) => { w.Text(f.Ground); w.Day(f.OccurredOn); w.Number((f.Applies ? 1 : 0) + (f.SelfCleaned ? 2 : 0)); });
        Accepted(ref writer, facts.Accepted);
        writer.Number(facts.Admissions.Count);
        foreach (var admission in facts.Admissions.OrderBy(a => a.Id, StringComparer.Ordinal).ThenBy(a => a.From))
        {
            writer.Text(admission.Id);
            writer.Text(admission.Set);
            writer.Day(admission.From);
            writer.Day(admission.Until);
        }
        Single(ref writer, facts.SelfDeclaration, facts.SelfDeclaration?.ConfirmedFor);
        writer.Number(facts.HoursPerWeek);
        writer.Period(facts.Availability);
        writer.Number(facts.Persons);
        writer.Money(facts.HourlyRate);
        writer.Number(facts.SocialReturnBasisPoints);
    }

    private static void List<TFact>(ref CanonicalWriter writer, IReadOnlyList<TFact> facts, Rest<TFact> rest)
        where TFact : EvidenceFact
    {
        writer.Number(facts.Count);
        var sorted = ArrayPool<TFact>.Shared.Rent(facts.Count);
        for (var i = 0; i < facts.Count; i++) sorted[i] = facts[i];
        sorted.AsSpan(0, facts.Count).Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        for (var i = 0; i < facts.Count; i++)
        {
            Evidence(ref writer, sorted[i]);
            rest(ref writer, sorted[i]);
        }
        ArrayPool<TFact>.Shared.Return(sorted, clearArray: true);
    }

    private static void Single(ref CanonicalWriter writer, EvidenceFact? fact, string? rest)
    {
        writer.Number(fact is null ? 0 : 1);
        if (fact is null) return;
        Evidence(ref writer, fact);
        writer.Text(rest);
    }

    private static void Evidence(ref CanonicalWriter writer, EvidenceFact fact)
    {
        writer.Text(fact.Id);
        writer.Number((int)fact.Status);
        writer.Day(fact.IssuedOn);
        writer.Day(fact.ValidFrom);
        writer.Day(fact.ValidUntil);
    }

    private static void Accepted(ref CanonicalWriter writer, IReadOnlyList<AcceptedDocument> accepted)
    {
        writer.Number(accepted.Count);
        var sorted = ArrayPool<AcceptedDocument>.Shared.Rent(accepted.Count);
        for (var i = 0; i < accepted.Count; i++) sorted[i] = accepted[i];
        sorted.AsSpan(0, accepted.Count).Sort(static (a, b) =>
            string.CompareOrdinal(a.Document, b.Document) is var byName and not 0 ? byName
            : a.Version != b.Version ? a.Version.CompareTo(b.Version) : a.AcceptedOn.CompareTo(b.AcceptedOn));
        for (var i = 0; i < accepted.Count; i++)
        {
            writer.Text(sorted[i].Document);
            writer.Number(sorted[i].Version);
            writer.Day(sorted[i].AcceptedOn);
        }
        ArrayPool<AcceptedDocument>.Shared.Return(sorted, clearArray: true);
    }
}
