using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Json;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Answers questions to everybody at once, in the next numbered clarifications. Answers after the last day for them move
/// the submission deadline, or are refused, as the tender's settings say.</summary>
public sealed record PublishClarifications(Id<Tender> TenderId, NewClarifications Body) : ICommand<ClarificationView>;

/// <summary>Answers to publish together.</summary>
public sealed record NewClarifications : IExample<NewClarifications>
{
    /// <summary>What is said beside the answers, at most 10 000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>1 to 100 answers, each to another question.</summary>
    public required IReadOnlyList<NewAnswer> Answers { get; init; }

    public static NewClarifications Example { get; } = new()
    {
        Answers = [new NewAnswer { QuestionId = QuestionView.Example.Id, Answer = "Ja, over de laatste twee afgesloten boekjaren." }],
    };
}

/// <summary>An answer to a question.</summary>
public sealed record NewAnswer
{
    public required Id<Question> QuestionId { get; init; }

    /// <summary>The question as everybody may read it, where its own words would tell who asked; at most 4 000 characters.</summary>
    public string? Question { get; init; }

    /// <summary>1 to 10 000 characters.</summary>
    public required string Answer { get; init; }
}

internal sealed class PublishClarificationsRules : AbstractValidator<PublishClarifications>
{
    public PublishClarificationsRules()
    {
        RuleFor(m => m.Body.Note).MaximumLength(10_000);
        RuleFor(m => m.Body.Answers).Count(1, 100);
        RuleForEach(m => m.Body.Answers).ChildRules(a =>
        {
            a.RuleFor(x => x.Question).NotEmpty().MaximumLength(4000).When(x => x.Question is not null);
            a.RuleFor(x => x.Answer).NotEmpty().MaximumLength(10_000);
        });
    }
}

internal sealed class PublishClarificationsHandler(
    TenderStore tenders, QuestionStore questions, TenderHistory history, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<PublishClarifications, ClarificationView>
{
    public async Task<ClarificationView> Handle(PublishClarifications request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        var moved = tender.Clarify(ContentDifferences.Between, law.ProcurementAt(tender.PublishedAt ?? now), now);
        var answers = new List<ClarificationAnswer>();
        foreach (var answer in request.Body.Answers) answers.Add(await Answer(tender, answer, now));
        var clarification = new Clarification { Number = tender.Clarifications, At = now, Note = request.Body.Note, Answers = answers, MovedDeadline = moved?.SubmissionDeadline };
        await tenders.Save(tender);
        if (moved is not null) await history.Add(tender.Id, moved);
        await history.Add(tender.Id, clarification);
        return ClarificationView.Of(clarification);
    }

    private async Task<ClarificationAnswer> Answer(Tender tender, NewAnswer answer, DateTimeOffset now)
    {
        var question = await questions.LoadOf(tender, answer.QuestionId);
        question.AnswerToAll(tender.Clarifications, now);
        await questions.Save(question);
        return new ClarificationAnswer
        {
            QuestionId = question.Id, Asker = question.Asker, LotId = question.Text.LotId, ConditionId = question.Text.ConditionId,
            Question = answer.Question ?? question.Text.Question, Answer = answer.Answer,
        };
    }
}
