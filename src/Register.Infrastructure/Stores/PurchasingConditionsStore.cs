using System.Data.Common;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Stores;

/// <summary>Sets of purchasing conditions. Versions are rows of their own, only ever added; so are acceptances.</summary>
public sealed class PurchasingConditionsStore(Session session, JournalLog journal) : Store<PurchasingConditions>(session, journal)
{
    private readonly JournalLog journal = journal;

    protected override string Table => "purchasing_conditions";
    protected override string Noun => "purchasing-conditions set";

    protected override IEnumerable<(string Column, object? Value)> Columns(PurchasingConditions aggregate)
    {
        yield return ("authority_id", aggregate.AuthorityId);
        yield return ("title", aggregate.Title);
        yield return ("latest_number", aggregate.LatestNumber);
        yield return ("published_at", aggregate.PublishedAt);
    }

    protected override Task SaveChildren(PurchasingConditions aggregate, bool isNew) => Session.Execute(
        "INSERT INTO purchasing_versions (set_id, number, published_at, body) VALUES (@SetId, @Number, @PublishedAt, @body)",
        aggregate.Written.Select(v => new { v.SetId, v.Number, v.PublishedAt, body = RegisterJson.Write(v) }).ToList());

    /// <summary>Records that a freelancer accepts a version that exists. Accepting again keeps the first instant.</summary>
    public async Task<ConditionsAcceptance> Accept(Id<PurchasingConditions> set, int number, Id<Freelancer> freelancer, DateTimeOffset now)
    {
        if (await Find(set, number, freelancer) is { } before) return before;
        try
        {
            await Session.Execute("INSERT INTO acceptances (freelancer_id, set_id, version, accepted_at) VALUES (@freelancer, @set, @number, @now)",
                new { freelancer, set, number, now });
        }
        catch (DbException error) when (Session.Dialect.IsDuplicate(error))
        {
            return await Find(set, number, freelancer) ?? throw CommonRefusals.Stale(0);
        }
        await journal.Append(Table, set.ToString(), [new ConditionsVersionAccepted(freelancer, number)]);
        return new ConditionsAcceptance(set, number, freelancer, now);
    }

    private async Task<ConditionsAcceptance?> Find(Id<PurchasingConditions> set, int number, Id<Freelancer> freelancer)
    {
        var at = await Session.Single<DateTimeOffset?>(
            "SELECT accepted_at FROM acceptances WHERE freelancer_id = @freelancer AND set_id = @set AND version = @number", new { freelancer, set, number });
        return at is null ? null : new ConditionsAcceptance(set, number, freelancer, at.Value);
    }
}
