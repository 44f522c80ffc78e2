using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Hands a draft in as a bid, judged and sealed as any other; the digest on the receipt is that of the bytes the draft was last
/// written with, and the draft is erased.</summary>
public sealed record SubmitBidDraft(Id<BidDraft> BidDraftId) : ICommand<SubmittedBid>;
