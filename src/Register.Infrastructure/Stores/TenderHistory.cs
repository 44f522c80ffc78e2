using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Stores;

/// <summary>What was changed and answered after publication: long texts that a tender does not carry along. Rows are only ever added.</summary>
public sealed class TenderHistory(Session session)
{
    /// <summary>Keeps a change, in the transaction that makes it.</summary>
    public Task Add(Id<Tender> tender, TenderChange change) => Insert("tender_changes", tender, change.Number, RegisterJson.Write(change));

    /// <summary>Keeps answers, in the transaction that publishes them.</summary>
    public Task Add(Id<Tender> tender, Clarification clarification) => Insert("clarifications", tender, clarification.Number, RegisterJson.Write(clarification));

    private Task Insert(string table, Id<Tender> tender, int number, string body) =>
        session.Execute($"INSERT INTO {table} (tender_id, number, body) VALUES (@tender, @number, @body)", new { tender, number, body });
}
