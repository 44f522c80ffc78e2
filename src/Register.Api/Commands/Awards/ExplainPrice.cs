using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>The bidder explains her price in her own words, once; the lead of a consortium for all.</summary>
public sealed record ExplainPrice(Id<Bid> BidId, PriceWords Body) : ICommand<PriceInquiryView>;

/// <summary>What she says.</summary>
public sealed record PriceWords : IExample<PriceWords>
{
    /// <summary>1 to 20 000 characters.</summary>
    public required string Text { get; init; }

    public static PriceWords Example => new() { Text = "Wij maaien met schapen, die van ons zijn." };
}

internal sealed class ExplainPriceRules : AbstractValidator<ExplainPrice>
{
    public ExplainPriceRules() => RuleFor(m => m.Body.Text).NotEmpty().MaximumLength(20_000);
}

internal sealed class ExplainPriceHandler(BidStore bids, PriceInquiryStore inquiries, Caller caller, TimeProvider clock) : IRequestHandler<ExplainPrice, PriceInquiryView>
{
    public async Task<PriceInquiryView> Handle(ExplainPrice request, CancellationToken cancellationToken)
    {
        var bid = await bids.LoadAsLead(request.BidId, caller);
        var inquiry = await inquiries.Load(PriceInquiry.IdOf(bid.Id));
        inquiry.Explain(request.Body.Text, clock.GetUtcNow());
        await inquiries.Save(inquiry);
        return PriceInquiryView.Of(inquiry);
    }
}
