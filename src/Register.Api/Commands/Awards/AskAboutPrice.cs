using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Asks a bidder how her price can be so low, before anything is decided on it (Aw 2012 art. 2.116).</summary>
public sealed record AskAboutPrice(Id<Bid> BidId, PriceQuestion Body) : ICommand<PriceInquiryView>;

/// <summary>What is asked and how long she has.</summary>
public sealed record PriceQuestion : IExample<PriceQuestion>
{
    /// <summary>What she is to explain, 1 to 4 000 characters. She reads it: nothing of another bid.</summary>
    public required string Question { get; init; }

    /// <summary>Working days to answer, the day of asking not counted; as many as the figures say when absent, not fewer, and at most 60.</summary>
    public int? WorkingDays { get; init; }

    public static PriceQuestion Example => new() { Question = PriceInquiryView.Example.Question };
}

internal sealed class AskAboutPriceRules : AbstractValidator<AskAboutPrice>
{
    public AskAboutPriceRules()
    {
        RuleFor(m => m.Body.Question).NotEmpty().MaximumLength(4000);
        RuleFor(m => m.Body.WorkingDays).InclusiveBetween(1, 60);
    }
}

internal sealed class AskAboutPriceHandler(
    TenderStore tenders, BidStore bids, PriceInquiryStore inquiries, Notices notices, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<AskAboutPrice, PriceInquiryView>
{
    public async Task<PriceInquiryView> Handle(AskAboutPrice request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (bid, tender) = await bids.LoadAsAuthority(request.BidId, tenders, caller);
        var least = law.ExplanationDaysAt(now);
        Refuse.If(request.Body.WorkingDays < least, PriceInquiryRefusals.TermTooShort(least));
        Refuse.If(await inquiries.Find(PriceInquiry.IdOf(bid.Id)) is not null, PriceInquiryRefusals.Asked());
        var inquiry = PriceInquiry.Ask(tender, bid, request.Body.Question, request.Body.WorkingDays ?? least, now);
        await inquiries.Save(inquiry);
        await notices.Tell(bid.Bidder.Members, tender.Id, NoticeKind.PriceAsked);
        return PriceInquiryView.Of(inquiry);
    }
}
