using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Asks about a tender, a lot or a condition. The authority does not learn who asked.</summary>
public sealed record AskQuestion(Id<Tender> TenderId, QuestionText Body) : ICommand<QuestionView>, IExample<QuestionText>
{
    public static QuestionText Example => new() { Question = "Mag de omzet over twee jaar worden gemiddeld?" };
}

internal sealed class AskQuestionRules : AbstractValidator<AskQuestion>
{
    public AskQuestionRules()
    {
        RuleFor(m => m.Body.Question).NotEmpty().MaximumLength(4000);
        RuleFor(m => m.Body.ConditionId).MaximumLength(100);
    }
}

internal sealed class AskQuestionHandler(QuestionStore questions, VisibleTenders tenders, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<AskQuestion, QuestionView>
{
    public async Task<QuestionView> Handle(AskQuestion request, CancellationToken cancellationToken)
    {
        var (now, she) = (clock.GetUtcNow(), caller.FreelancerId!.Value);
        var tender = await tenders.Find(request.TenderId);
        var figures = law.ProcurementAt(tender.PublishedAt ?? now);
        var question = Question.Ask(tender, she, questions.PseudonymOf(she, tender.Id), request.Body, figures, now);
        await questions.Save(question);
        return QuestionView.Of(question, tender, figures);
    }
}
