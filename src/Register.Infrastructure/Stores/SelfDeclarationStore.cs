using Register.Domain.Freelancers;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Self-declarations; each has the id of its freelancer.</summary>
public sealed class SelfDeclarationStore(Session session, JournalLog journal) : Store<SelfDeclaration>(session, journal)
{
    protected override string Table => "self_declarations";
    protected override string Noun => "self-declaration";

    /// <summary>Erases hers (GDPR art. 17). What a bid was judged on is kept with the bid.</summary>
    public Task Erase(Domain.Kernel.Id<Freelancer> freelancer) => Session.Execute("DELETE FROM self_declarations WHERE id = @freelancer", new { freelancer });
}
