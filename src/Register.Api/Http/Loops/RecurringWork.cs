namespace Register.Api.Http.Loops;

/// <summary>Something that nobody asks for and that is due from time to time: a reminder, a clean-up. It is found by type
/// and made anew for each round; a new one is one file. A round that is done twice, or late, must do no harm.</summary>
public abstract class RecurringWork
{
    /// <summary>Does all that is due now, each piece in a transaction of its own.</summary>
    /// <returns>How many pieces were done.</returns>
    public abstract Task<int> Do(CancellationToken cancellation);
}
