using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Takes a price as explained, or puts the bid aside, once the bidder explained it or her term is over.</summary>
public sealed record JudgePrice(Id<Bid> BidId, PriceJudgement Body) : ICommand<PriceInquiryView>;

/// <summary>What is decided on a price.</summary>
public sealed record PriceJudgement : IExample<PriceJudgement>
{
    /// <summary>Whether the bid goes on; if not it is put aside.</summary>
    public required bool Accepted { get; init; }

    /// <summary>Why, 1 to 4 000 characters. The bidder reads it: nothing of another bid.</summary>
    public required string Reasons { get; init; }

    public static PriceJudgement Example => new() { Accepted = true, Reasons = "De uren en tarieven dragen de prijs." };
}

internal sealed class JudgePriceRules : AbstractValidator<JudgePrice>
{
    public JudgePriceRules() => RuleFor(m => m.Body.Reasons).NotEmpty().MaximumLength(4000);
}

internal sealed class JudgePriceHandler(TenderStore tenders, BidStore bids, PriceInquiryStore inquiries, Notices notices, Caller caller, TimeProvider clock)
    : IRequestHandler<JudgePrice, PriceInquiryView>
{
    public async Task<PriceInquiryView> Handle(JudgePrice request, CancellationToken cancellationToken)
    {
        var (bid, tender) = await bids.LoadAsAuthority(request.BidId, tenders, caller);
        var inquiry = await inquiries.Load(PriceInquiry.IdOf(bid.Id));
        inquiry.Decide(tender, bid, request.Body.Accepted, request.Body.Reasons, clock.GetUtcNow());
        await inquiries.Save(inquiry);
        await bids.Save(bid);
        if (!request.Body.Accepted) await notices.Tell(bid.Bidder.Members, tender.Id, NoticeKind.BidPutAside);
        return PriceInquiryView.Of(inquiry);
    }
}
