using Register.Domain.Awards;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>What panels gave.</summary>
public sealed class EvaluationStore(Session session, JournalLog journal) : Store<Evaluation>(session, journal)
{
    protected override string Table => "evaluations";
    protected override string Noun => "evaluation";
}

/// <summary>Award decisions.</summary>
public sealed class AwardDecisionStore(Session session, JournalLog journal) : Store<AwardDecision>(session, journal)
{
    protected override string Table => "award_decisions";
    protected override string Noun => "award decision";
}
