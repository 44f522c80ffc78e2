using Register.Domain.Authorities;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Contracting authorities.</summary>
public sealed class AuthorityStore(Session session, JournalLog journal) : Store<ContractingAuthority>(session, journal)
{
    protected override string Table => "authorities";
    protected override string Noun => "authority";

    protected override IEnumerable<(string Column, object? Value)> Columns(ContractingAuthority aggregate)
    {
        yield return ("name", aggregate.Name);
        yield return ("municipality", aggregate.Municipality);
    }
}
