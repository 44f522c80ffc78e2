using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Evidence, and the documents that belong to it.</summary>
public sealed class EvidenceStore(Session session, JournalLog journal, FollowingAdmissions admissions) : Store<Evidence>(session, journal)
{
    protected override string Table => "evidence";
    protected override string Noun => "evidence";

    /// <summary>The evidence, where it is this freelancer's.</summary>
    /// <exception cref="Refusal">Not found, somebody else's, or changed since.</exception>
    public async Task<Evidence> LoadOf(Id<Freelancer> freelancer, Id<Evidence> id, long? expected)
    {
        var evidence = await Find(id);
        if (evidence is null || evidence.Freelancer != freelancer) throw CommonRefusals.NotFound(Noun);
        Refuse.If(expected is not null && expected != evidence.Version, CommonRefusals.Stale(evidence.Version));
        return evidence;
    }

    /// <summary>How many pieces of evidence she has.</summary>
    public Task<long> Count(Id<Freelancer> freelancer) =>
        Session.Single<long>("SELECT COUNT(*) FROM evidence WHERE freelancer_id = @freelancer", new { freelancer });

    /// <summary>Keeps the bytes of its document in place of what was there.</summary>
    public async Task SaveDocument(Evidence evidence, ReadOnlyMemory<byte> content)
    {
        await Session.Execute("DELETE FROM documents WHERE evidence_id = @id", new { id = evidence.Id });
        await Session.Execute(
            """
            INSERT INTO documents (evidence_id, freelancer_id, content_type, sha256, content)
            VALUES (@id, @freelancer, @type, @sha256, @content)
            """,
            new { id = evidence.Id, freelancer = evidence.Freelancer, type = evidence.Document!.ContentType, sha256 = evidence.Document.Sha256, content = content.ToArray() });
    }

    /// <summary>Erases all she handed in (GDPR art. 17). What a bid was judged on is kept with the bid.</summary>
    public async Task EraseAll(Id<Freelancer> freelancer)
    {
        await Session.Execute("DELETE FROM documents WHERE freelancer_id = @freelancer", new { freelancer });
        await Session.Execute("DELETE FROM evidence WHERE freelancer_id = @freelancer", new { freelancer });
    }

    protected override IEnumerable<(string Column, object? Value)> Columns(Evidence aggregate)
    {
        yield return ("freelancer_id", aggregate.Freelancer.ToString());
        yield return ("kind", aggregate.Details.KindOf());
        yield return ("status", System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(aggregate.Status.ToString()));
        yield return ("valid_from", aggregate.Details.ValidFrom);
        yield return ("valid_until", aggregate.Details.ValidUntil);
    }

    protected override async Task SaveChildren(Evidence aggregate, bool isNew)
    {
        if (aggregate.IsWithdrawn)
        {
            await Session.Execute("DELETE FROM documents WHERE evidence_id = @id", new { id = aggregate.Id });
            await Session.Execute("DELETE FROM evidence WHERE id = @id", new { id = aggregate.Id });
        }
        await admissions.Follow(aggregate.Freelancer, aggregate.Id);
    }
}
