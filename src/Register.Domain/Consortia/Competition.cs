using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Consortia;

/// <summary>How freelancers who bid together stand to the size under which the competition authority (ACM) lets small ones
/// be. Above it they may still be free to: what it says is a sign, and not a verdict.</summary>
/// <param name="Firms">Whether they are few enough.</param>
/// <param name="Turnover">Whether their turnover together is small enough.</param>
public sealed record Competition(CooperationSize Firms, CooperationSize Turnover)
{
    /// <summary>The rule, with its source.</summary>
    public static readonly AdviceRule Rule = new("advice.competition", AdviceSeverity.Flag, "practice");

    /// <summary>Both together.</summary>
    public CooperationSize Whole => Firms == CooperationSize.Over ? CooperationSize.Over : Turnover;

    /// <summary>Looks at a consortium by the turnover of the last closed year, also where nobody has verified it.</summary>
    /// <param name="bidder">The members, with what may be seen of them.</param>
    /// <param name="type">What is bought: there is no figure for supplies.</param>
    /// <param name="day">The Dutch day.</param>
    /// <param name="figures">The figures of that day.</param>
    public static Competition Of(BidderProfile bidder, ContractType type, DateOnly day, CompetitionFigures figures)
    {
        var known = bidder.Members.Select(m => LastTurnover(m.Facts, day.Year - 1)).ToList();
        var turnover = type == ContractType.Supplies ? CooperationSize.Unknown
            : known.Sum(t => t ?? 0) > Money.Euros(figures.Turnover.Value).Cents ? CooperationSize.Over
            : known.Contains(null) ? CooperationSize.Unknown : CooperationSize.Under;
        return new Competition(bidder.Members.Count > figures.Firms.Value ? CooperationSize.Over : CooperationSize.Under, turnover);
    }

    // The most that is on record, so that nobody is told she is small because a smaller amount was added too.
    private static long? LastTurnover(MemberFacts member, int year) => member.Turnovers
        .Where(t => t.Year == year && t.Amount.Currency == "EUR" && t.Status != EvidenceStatus.Rejected).Max(t => (long?)t.Amount.Cents);
}

/// <summary>Where something stands to a bound.</summary>
public enum CooperationSize
{
    /// <summary>At the bound or under it.</summary>
    Under,

    /// <summary>Over it.</summary>
    Over,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>The size under which the competition authority lets small firms be, at a day.</summary>
/// <param name="Firms">Most firms.</param>
/// <param name="Turnover">Most turnover together, in euros, for services.</param>
/// <param name="Share">Or most share of the market, in basis points, whatever the size; the register does not know it.</param>
public sealed record CompetitionFigures(DatedFigure Firms, DatedFigure Turnover, DatedFigure Share);
