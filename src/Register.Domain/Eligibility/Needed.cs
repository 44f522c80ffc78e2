using Register.Domain.Kernel;

namespace Register.Domain.Eligibility;

/// <summary>The days on which work must be done: as the condition says, else the contract's, else the moment's.</summary>
internal static class Needed
{
    public static Period Of(Period? asked, in Moment moment) =>
        asked ?? moment.Context.Contract ?? new Period(moment.From, moment.Until);

    public static bool IsGiven(Period? asked, in Moment moment) => (asked ?? moment.Context.Contract) is not null;
}
