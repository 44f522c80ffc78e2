using Register.Domain.Consortia;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Consortia, with the rows that say who is in which.</summary>
public sealed class ConsortiumStore(Session session, JournalLog journal) : Store<Consortium>(session, journal)
{
    protected override string Table => "consortia";
    protected override string Noun => "consortium";

    protected override IEnumerable<(string Column, object? Value)> Columns(Consortium aggregate)
    {
        yield return ("tender_id", aggregate.TenderId);
        yield return ("lot_id", aggregate.LotId);
        yield return ("is_complete", aggregate.IsComplete ? 1 : 0);
        yield return ("is_dissolved", aggregate.DissolvedAt is null ? 0 : 1);
    }

    protected override async Task SaveChildren(Consortium aggregate, bool isNew)
    {
        if (!aggregate.Events.Any(e => e is ConsortiumFormed or ConsortiumTermsChanged or ConsortiumMemberLeft)) return;
        await Session.Execute("DELETE FROM consortium_members WHERE consortium_id = @Id", new { aggregate.Id });
        await Session.Execute(
            "INSERT INTO consortium_members (freelancer_id, consortium_id) VALUES (@Freelancer, @Id)",
            aggregate.Terms.Members.Select(m => new { m.Freelancer, aggregate.Id }).ToList());
    }
}
