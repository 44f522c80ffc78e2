using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Parts of prices. That a member has one in a consortium is decided by a unique key.</summary>
public sealed class PricePartStore(Session session, JournalLog journal) : Store<PricePart>(session, journal)
{
    protected override string Table => "price_parts";
    protected override string Noun => "price part";

    /// <summary>Those in a consortium, also of people who left it.</summary>
    public Task<IReadOnlyList<PricePart>> Of(Id<Consortium> consortium) =>
        ReadAll("SELECT version, body FROM price_parts WHERE consortium_id = @consortium ORDER BY id", new { consortium });

    /// <summary>All there are.</summary>
    public Task<IReadOnlyList<PricePart>> All() => ReadAll("SELECT version, body FROM price_parts ORDER BY id", new { });

    protected override Refusal Duplicate(PricePart aggregate) => PricePartRefusals.Changed();

    protected override IEnumerable<(string Column, object? Value)> Columns(PricePart aggregate)
    {
        yield return ("consortium_id", aggregate.ConsortiumId);
        yield return ("freelancer_id", aggregate.FreelancerId);
    }
}
