using Register.Infrastructure.Stores;

namespace Register.Api.Http.Loops;

/// <summary>Forgets drafts of bids that nobody changed for a long time.</summary>
public sealed class ForgetOldDrafts(BidDraftStore drafts) : RecurringWork
{
    public override Task<int> Do(CancellationToken cancellation) => drafts.Forget();
}
