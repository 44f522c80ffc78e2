using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A question, for its asker and for the authority; it does not say who asked.</summary>
public sealed record QuestionView : IVersioned, IExample<QuestionView>
{
    public required Id<Question> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<Tender> TenderId { get; init; }

    /// <summary>Stands for the asker within this tender: the same asker, the same letters.</summary>
    public required string Asker { get; init; }

    public required QuestionStatus Status { get; init; }
    public required string Question { get; init; }
    public Id<Lot>? LotId { get; init; }
    public string? ConditionId { get; init; }
    public required bool Confidential { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    /// <summary>An open question is overdue from this instant on: answers then come too late for the deadline as it is.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The clarifications in which it was answered to all.</summary>
    public int? ClarificationNumber { get; init; }

    /// <summary>The answer that only the asker and the authority read.</summary>
    public string? ConfidentialAnswer { get; init; }

    /// <summary>Why it is not answered confidentially; it may be asked openly.</summary>
    public string? Declined { get; init; }

    public static QuestionView Example => new()
    {
        Id = Id<Question>.Parse("0199a1f0-5c00-7000-8000-000000000071"), Version = 1, TenderId = TenderView.ExampleTender.Id, Asker = "5f2d90c41a7b",
        Status = QuestionStatus.Open, Question = "Mag de omzet over twee jaar worden gemiddeld?", LotId = TenderView.ExampleTender.Lots[0].Id, ConditionId = "c2",
        Confidential = false, AskedAt = new DateTimeOffset(2026, 10, 8, 9, 0, 0, TimeSpan.Zero), AnswerBefore = new DateTimeOffset(2026, 10, 30, 23, 0, 0, TimeSpan.Zero),
    };

    public static QuestionView Of(Question question, Tender tender, ProcurementFigures figures) => new()
    {
        Id = question.Id, Version = question.Version, TenderId = question.TenderId, Asker = question.Asker, Status = question.Status,
        Question = question.Text.Question, LotId = question.Text.LotId, ConditionId = question.Text.ConditionId, Confidential = question.Text.Confidential,
        AskedAt = question.AskedAt, AnswerBefore = tender.Content.AnswersUntil(figures), AnsweredAt = question.AnsweredAt, ClarificationNumber = question.ClarificationNumber,
        ConfidentialAnswer = question.ConfidentialAnswer, Declined = question.Declined,
    };
}

/// <summary>A set of answers for everybody (<i>nota van inlichtingen</i>).</summary>
public sealed record ClarificationView : IExample<ClarificationView>
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What is said beside the answers.</summary>
    public string? Note { get; init; }

    public required IReadOnlyList<ClarificationAnswer> Answers { get; init; }

    /// <summary>The submission deadline, where it moved because the answers came late.</summary>
    public DateTimeOffset? MovedDeadline { get; init; }

    public static ClarificationView Example => new()
    {
        Number = 1, At = new DateTimeOffset(2026, 10, 22, 9, 0, 0, TimeSpan.Zero),
        Answers =
        [
            new ClarificationAnswer
            {
                QuestionId = QuestionView.Example.Id, Asker = QuestionView.Example.Asker, LotId = QuestionView.Example.LotId, ConditionId = "c2",
                Question = QuestionView.Example.Question, Answer = "Ja, over de laatste twee afgesloten boekjaren.",
            },
        ],
    };

    public static ClarificationView Of(Clarification clarification) => new()
    {
        Number = clarification.Number, At = clarification.At, Note = clarification.Note, Answers = clarification.Answers, MovedDeadline = clarification.MovedDeadline,
    };
}
