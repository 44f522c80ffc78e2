namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    private const int AnswerDays = 3;
    private const int SubstantialDays = 7;

    private readonly List<Question> questions = [];
    private int lastSubstantial;

    public int Questions => questions.Count;

    private int LeastDays => Kind.Invited ? 7 : 14;

    private DateTimeOffset AnswersUntil => EndOf(DayOf(Deadline).AddDays(-AnswerDays));

    /// <summary>The question a step is about; null where none was asked.</summary>
    public int? QuestionAt(int on) => questions.Count == 0 ? null : on % questions.Count;

    /// <summary>The deadline that a draft gets: the one it has, or one a month from now.</summary>
    public DateTimeOffset DraftedDeadline(int variant) => variant == 2 ? InDays(30) : Deadline;

    /// <summary>The deadline that a change asks for.</summary>
    public DateTimeOffset AmendedDeadline(int variant) => variant switch
    {
        1 => Deadline.AddDays(SubstantialDays),
        4 => Deadline.AddDays(-1),
        _ => Deadline,
    };

    private Ruling? Tenders(Step step) => step.What switch
    {
        Operation.Draft => new Ruling(201),
        Operation.Copy => new Ruling(201).Hidden(!Sees(step.Who)),
        Operation.ChangeDraft => OwnTender(step.Who, TooLong(DraftedDeadline(step.Variant))).If(step.Variant == 1, 412, "stale").If(PublishedAt is not null, 409, "tender.already-published")
            .Does(() => Deadline = DraftedDeadline(step.Variant)),
        Operation.Publish => OwnTender(step.Who).If(PublishedAt is not null, 409, "tender.already-published").If(Now >= Deadline, 422, "tender.deadline-passed")
            .If(Deadline < EndOf(DayOf(Now).AddDays(LeastDays)), 422, "tender.period-unmotivated").Does(() => PublishedAt = Now),
        Operation.Amend => Amend(step),
        Operation.WithdrawTender => OwnTender(step.Who).Gate(PublishedAt is null, 409, "tender.not-published").If(Withdrawn, 409, "tender.withdrawn")
            .If(Status is "final" or "failed", 409, "tender.ended").If(Outcome?.Contracted == true, 409, "tender.contracted").Does(() => Withdrawn = true),
        Operation.Ask => Bidding(new Ruling(200).Hidden(!Sees(step.Who))).If(Now >= AnswersUntil, 409, "question.too-late")
            .Does(() => questions.Add(new Question(step.Variant == 1))),
        Operation.AnswerConfidentially => Answer(step),
        Operation.Clarify => Clarify(step),
        _ => null,
    };

    // 0 a text, 1 substantial with more time, 2 substantial without, 3 nothing, 4 less time, 5 not what was read
    private Ruling Amend(Step step) => Bidding(OwnTender(step.Who, TooLong(AmendedDeadline(step.Variant))).If(step.Variant == 5, 412, "stale"))
        .If(step.Variant == 2, 422, "tender.not-extended").If(step.Variant == 3, 422, "tender.nothing-changed").If(step.Variant == 4, 422, "tender.shortened")
        .Does(() =>
        {
            Deadline = AmendedDeadline(step.Variant);
            Changes++;
            if (step.Variant == 1) lastSubstantial = Changes;
        });

    private Ruling Answer(Step step)
    {
        var question = QuestionAt(step.On) is { } place ? questions[place] : null;
        return Bidding(OwnTender(step.Who).If(question is null, 404, "not-found")).If(question?.Answered == true, 409, "question.answered")
            .If(question?.Confidential == false, 422, "question.not-confidential").Does(() => question!.Answered = true);
    }

    private Ruling Clarify(Step step)
    {
        var question = QuestionAt(step.On) is { } place ? questions[place] : null;
        return Bidding(OwnTender(step.Who).If(question is null, 404, "not-found")).If(question?.Answered == true, 409, "question.answered")
            .If(question?.Confidential == true, 422, "question.confidential").Does(answer =>
            {
                question!.Answered = true;
                if (Now < AnswersUntil) return;
                // Whoever bids keeps as many days after the answer as the law wants.
                while (DayOf(Deadline) < DayOf(Now).AddDays(AnswerDays)) Deadline = Deadline.AddDays(1);
                Changes++;
            });
    }

    // Nobody works before it is known who may bid.
    private bool TooLong(DateTimeOffset deadline) => DayOf(deadline) > ContractStart;

    private DateTimeOffset InDays(int days)
    {
        var later = Now.AddDays(days);
        return new DateTimeOffset(later.Ticks - (later.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    private sealed record Question(bool Confidential)
    {
        public bool Answered { get; set; }
    }
}
