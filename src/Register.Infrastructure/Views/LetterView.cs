using Register.Domain.Awards;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>The reasoned letter to one bidder: the facts, and the text of it in Dutch or English.</summary>
public sealed record LetterView : ISpoken, IPrintable, IExample<LetterView>
{
    /// <summary>Whose decision it is.</summary>
    public required string AuthorityName { get; init; }

    public required string LotTitle { get; init; }
    public required Letter Letter { get; init; }

    /// <summary>The letter, paragraph by paragraph.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>The letters about decisions on the lot that were taken back, oldest first.</summary>
    public IReadOnlyList<LetterView> Earlier { get; init; } = [];

    public static LetterView Example => new()
    {
        AuthorityName = "Gemeente Maastricht", LotTitle = "Groenonderhoud Wyck", Text = ["Uw inschrijving heeft niet gewonnen."],
        Letter = new Letter
        {
            BidId = BidView.Example.Id, LotId = BidView.Example.LotId, SentAt = AwardDecisionView.Example.SentAt, Outcome = LetterOutcome.Lost,
            Own = EvaluationView.ExampleResult with { Rank = 2 }, WinnerName = "Hof van Heer", Characteristics = AwardDecisionView.Example.Characteristics,
            Advantages = [new Advantage { Criterion = "plan", WinnerIs = Standing.Better, OwnScore = 70, WinnerScore = 90 }],
            StandstillLastDay = AwardDecisionView.Example.StandstillLastDay,
        },
    };

    /// <inheritdoc/>
    public object In(Say say) => this with { Text = [.. Paragraphs(say)], Earlier = [.. Earlier.Select(e => (LetterView)e.In(say))] };

    /// <inheritdoc/>
    public Print On(Say say) => new(say("print.letter", ("lot", LotTitle)),
    [
        new PrintPart { Lines = [say("print.from", ("authority", AuthorityName)), say("print.sent", ("at", Letter.SentAt)), .. Text] },
        .. Earlier.Reverse().Select(e => new PrintPart { Heading = say("print.earlier", ("at", e.Letter.SentAt)), Lines = e.Text }),
    ]);

    private IEnumerable<string> Paragraphs(Say say)
    {
        if (Letter.Withdrawn is { } withdrawn) yield return say("letter.withdrawn", ("at", withdrawn.At), ("reason", withdrawn.Reason));
        yield return say($"letter.{Names.Kebab(Letter.Outcome)}", ("lot", LotTitle), ("winner", Letter.WinnerName), ("rank", Letter.Own?.Rank));
        foreach (var line in Letter.Own is { } own ? Compared(say, own) : Aside(say)) yield return line;
        if (Letter.Characteristics is { } characteristics) yield return say("letter.characteristics", ("characteristics", characteristics));
        foreach (var advantage in Letter.Advantages)
        {
            var kind = advantage.OwnScore is not null ? "score" : Letter.Own?.Cost is null ? "price" : "cost";
            yield return say($"letter.winner-{kind}-{Names.Kebab(advantage.WinnerIs)}", ("criterion", advantage.Criterion), ("own", advantage.OwnScore), ("winner", advantage.WinnerScore));
        }
        if (Letter.Motivation is { } motivation) yield return say("letter.motivation", ("motivation", motivation));
        yield return Letter.StandstillLastDay is { } last ? say("letter.standstill", ("lastDay", last)) : say("letter.no-standstill");
        if (Letter is { StandstillLastDay: not null, Withdrawn: null }) yield return say("letter.objection");
    }

    private IEnumerable<string> Compared(Say say, ComparedBid own)
    {
        if (own.BelowMinimum) yield return say("letter.below-minimum");
        foreach (var result in own.Criteria.Where(r => r.Type == CriterionType.Quality && r.Score is not null))
            yield return say("letter.own-score", ("criterion", result.Criterion), ("score", result.Score), ("best", Scoring.BestScore), ("reason", result.Reason));
        if (own.Cost is { } cost) yield return say("letter.own-cost", ("price", own.Price), ("cost", cost));
        foreach (var result in own.Criteria.Where(r => r.Type != CriterionType.Quality && r.Points is not null))
            yield return own.Cost is null ? say("letter.own-price", ("price", own.Price), ("points", result.Points)) : say("letter.own-cost-points", ("points", result.Points));
        if (Letter.PricePointsWithheld) yield return say("letter.price-points-withheld");
        if (own.Total is { } total) yield return say("letter.own-total", ("total", total));
        if (own.ComparablePrice is { } comparable) yield return say("letter.own-comparable", ("price", comparable));
    }

    private IEnumerable<string> Aside(Say say)
    {
        if (Letter.Fall is { } fall)
        {
            yield return say($"letter.fall-{Names.Kebab(fall.Reason)}", ("conditions", string.Join(", ", fall.Conditions)), ("flaws", string.Join(", ", fall.Flaws)));
            if (fall.Reasons is { } reasons) yield return say("letter.fall-reasons", ("reasons", reasons));
        }
        yield return Letter.WinnerName is { } winner ? say("letter.awarded-to", ("winner", winner)) : say("letter.not-awarded", ("lot", LotTitle));
    }
}
