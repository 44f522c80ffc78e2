using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Answers a confidential question to its asker alone, or says why everybody would have to know the answer.</summary>
public sealed record AnswerConfidentially(Id<Tender> TenderId, Id<Question> QuestionId, ConfidentialReply Body) : ICommand<QuestionView>;

/// <summary>The reply to a confidential question: an answer or the reason there is none.</summary>
public sealed record ConfidentialReply : IExample<ConfidentialReply>
{
    /// <summary>For the asker alone, 1 to 10 000 characters.</summary>
    public string? Answer { get; init; }

    /// <summary>Why everybody would have to know the answer, 1 to 2 000 characters: the question may then be asked openly.</summary>
    public string? Declined { get; init; }

    public static ConfidentialReply Example { get; } = new() { Declined = "Het antwoord is voor alle inschrijvers van belang." };
}

internal sealed class AnswerConfidentiallyRules : AbstractValidator<AnswerConfidentially>
{
    public AnswerConfidentiallyRules()
    {
        RuleFor(m => m.Body.Answer).NotEmpty().MaximumLength(10_000).When(m => m.Body.Declined is null);
        RuleFor(m => m.Body.Declined).NotEmpty().MaximumLength(2000).When(m => m.Body.Declined is not null);
        RuleFor(m => m.Body.Declined).Null().WithErrorCode("question.one-reply").When(m => m.Body.Answer is not null);
    }
}

internal sealed class AnswerConfidentiallyHandler(TenderStore tenders, QuestionStore questions, Notices notices, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<AnswerConfidentially, QuestionView>
{
    public async Task<QuestionView> Handle(AnswerConfidentially request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        var question = await questions.LoadOf(tender, request.QuestionId);
        if (request.Body.Declined is { } reason) question.Decline(tender, reason, now);
        else question.AnswerToAsker(tender, request.Body.Answer!, now);
        await questions.Save(question);
        await notices.Tell(question.AskerId, tender.Id, NoticeKind.QuestionAnswered);
        return QuestionView.Of(question, tender, law.ProcurementAt(tender.PublishedAt ?? now));
    }
}
