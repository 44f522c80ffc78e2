using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>A question about a tender. Who asked is known to nobody but the asker herself and the operator's journal; within one
/// tender a pseudonym shows that two questions come from the same asker.</summary>
public sealed class Question : Aggregate<Question>
{
    private Question()
    {
    }

    public Id<Tender> TenderId { get; private set; }

    /// <summary>Who asked; shown to nobody else.</summary>
    public Id<Freelancer> AskerId { get; private set; }

    /// <summary>Stands for the asker within this tender, and nowhere else.</summary>
    public string Asker { get; private set; } = "";

    /// <summary>What is asked.</summary>
    public QuestionText Text { get; private set; } = null!;

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The clarifications it was answered in.</summary>
    public int? ClarificationNumber { get; private set; }

    /// <summary>The answer that only the asker reads.</summary>
    public string? ConfidentialAnswer { get; private set; }

    /// <summary>Why it is not answered confidentially: everybody must know the answer. She may ask it openly.</summary>
    public string? Declined { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>How far it has come.</summary>
    public QuestionStatus Status => AnsweredAt is null ? QuestionStatus.Open : Declined is null ? QuestionStatus.Answered : QuestionStatus.Declined;

    /// <summary>Asks.</summary>
    /// <param name="tender">A published tender.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="pseudonym">What stands for her within this tender.</param>
    /// <param name="text">What she asks.</param>
    /// <param name="figures">The figures of the tender.</param>
    /// <param name="now">When.</param>
    /// <exception cref="Refusal">Withdrawn, past the last day to ask, or about something the tender does not have.</exception>
    public static Question Ask(Tender tender, Id<Freelancer> asker, string pseudonym, QuestionText text, ProcurementFigures figures, DateTimeOffset now)
    {
        tender.RefuseUnlessBidding(now);
        var until = tender.Content.QuestionsUntil(figures);
        Refuse.If(now >= until, QuestionRefusals.TooLate(until));
        text.RefuseUnlessAbout(tender);
        var question = new Question { Id = Id<Question>.New(now), TenderId = tender.Id, AskerId = asker, Asker = pseudonym, Text = text, AskedAt = now };
        question.Raise(new QuestionAsked(tender.Id, text.LotId, text.Confidential));
        return question;
    }

    /// <summary>Is answered to everybody, in numbered clarifications.</summary>
    public void AnswerToAll(int clarification, DateTimeOffset now)
    {
        Refuse.If(AnsweredAt is not null, QuestionRefusals.Answered());
        Refuse.If(Text.Confidential, QuestionRefusals.Confidential());
        (ClarificationNumber, AnsweredAt) = (clarification, now);
        Raise(new QuestionAnswered(TenderId, clarification));
    }

    /// <summary>Is answered to the asker alone.</summary>
    public void AnswerToAsker(Tender tender, string answer, DateTimeOffset now)
    {
        RefuseUnlessConfidential(tender, now);
        (ConfidentialAnswer, AnsweredAt) = (answer, now);
        Raise(new QuestionAnswered(TenderId, null));
    }

    /// <summary>Is not answered, because everybody would have to know the answer.</summary>
    public void Decline(Tender tender, string reason, DateTimeOffset now)
    {
        RefuseUnlessConfidential(tender, now);
        (Declined, AnsweredAt) = (reason, now);
        Raise(new QuestionDeclined(TenderId));
    }

    private void RefuseUnlessConfidential(Tender tender, DateTimeOffset now)
    {
        tender.RefuseUnlessBidding(now);
        Refuse.If(AnsweredAt is not null, QuestionRefusals.Answered());
        Refuse.If(!Text.Confidential, QuestionRefusals.NotConfidential());
    }
}

/// <summary>What is asked, and about what.</summary>
public sealed record QuestionText
{
    /// <summary>The question, 1 to 4 000 characters; name nobody in it.</summary>
    public required string Question { get; init; }

    /// <summary>The lot it is about; the whole tender when absent.</summary>
    public Id<Lot>? LotId { get; init; }

    /// <summary>The condition of that lot it is about.</summary>
    public string? ConditionId { get; init; }

    /// <summary>Whether only the asker should read the answer: for what is a trade secret of hers.</summary>
    public bool Confidential { get; init; }

    internal void RefuseUnlessAbout(Tender tender)
    {
        var lot = tender.Lots.FirstOrDefault(l => l.Id == LotId);
        Refuse.If(LotId is not null && lot is null, CommonRefusals.UnknownReference("/lotId", "lot", LotId.ToString()!));
        Refuse.If(ConditionId is not null && !(lot is not null && Has(lot.Tree(), ConditionId)), CommonRefusals.UnknownReference("/conditionId", "condition", ConditionId ?? ""));
    }

    private static bool Has(Eligibility.Condition condition, string id) => condition.Id == id
        || (condition is Eligibility.Group group && Enumerable.Range(0, group.Size()).Any(i => Has(group.Child(i), id)));
}

/// <summary>How far a question has come.</summary>
public enum QuestionStatus
{
    /// <summary>Not answered.</summary>
    Open,

    /// <summary>Answered: to all, or to the asker alone.</summary>
    Answered,

    /// <summary>Not answered confidentially: everybody must know the answer.</summary>
    Declined,
}

/// <summary>Somebody asked something; who, only the journal knows, and there only the operator reads it.</summary>
public sealed record QuestionAsked(Id<Tender> TenderId, Id<Lot>? LotId, bool Confidential) : DomainEvent;

/// <summary>A question was answered; without a number, to the asker alone.</summary>
public sealed record QuestionAnswered(Id<Tender> TenderId, int? ClarificationNumber) : DomainEvent;

/// <summary>A question is not answered confidentially.</summary>
public sealed record QuestionDeclined(Id<Tender> TenderId) : DomainEvent;

/// <summary>Why a question or an answer is refused.</summary>
public static class QuestionRefusals
{
    public static Refusal TooLate(DateTimeOffset until) => new(RefusalKind.Conflict, "question.too-late", null, ("until", until));
    public static Refusal Answered() => new(RefusalKind.Conflict, "question.answered");
    public static Refusal Confidential() => new(RefusalKind.Unprocessable, "question.confidential");
    public static Refusal NotConfidential() => new(RefusalKind.Unprocessable, "question.not-confidential");
    public static Refusal AnswerTooLate(DateTimeOffset until) => new(RefusalKind.Conflict, "question.answer-too-late", null, ("until", until));
}
