using System.Text;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>Questions about tenders.</summary>
public sealed class QuestionStore(Session session, JournalLog journal, KeyRing ring) : Store<Question>(session, journal)
{
    private const int PseudonymLength = 12;

    protected override string Table => "questions";
    protected override string Noun => "question";

    /// <summary>What stands for an asker within one tender: a keyed digest, so that nobody without the key ring finds her by
    /// trying the freelancers one by one.</summary>
    public string PseudonymOf(Id<Freelancer> asker, Id<Tender> tender) =>
        ring.Mac(Encoding.UTF8.GetBytes($"question/{tender}/{asker}"))[..PseudonymLength];

    /// <summary>A question about this tender.</summary>
    /// <exception cref="Refusal">There is no such question about it.</exception>
    public async Task<Question> LoadOf(Tender tender, Id<Question> id) =>
        await Find(id) is { } question && question.TenderId == tender.Id ? question : throw CommonRefusals.NotFound("question");

    protected override IEnumerable<(string Column, object? Value)> Columns(Question aggregate)
    {
        yield return ("tender_id", aggregate.TenderId);
        yield return ("freelancer_id", aggregate.AskerId);
        yield return ("status", aggregate.Status.ToString());
    }
}
