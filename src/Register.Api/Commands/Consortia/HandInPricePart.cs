using FluentValidation;
using MediatR;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>A member hands in her part of the price of the consortium's bid, or another in its place. It is sealed at once; the others and
/// the lead see that it is in, and how much it is once the bid is handed in.</summary>
public sealed record HandInPricePart(Id<Consortium> ConsortiumId, Id<Freelancer> FreelancerId, AskedPart Body) : ICommand<PricePartsView>;

/// <summary>What a member asks for her part.</summary>
public sealed record AskedPart : IExample<AskedPart>
{
    /// <summary>In euros, excluding VAT, more than nothing.</summary>
    public required Money Amount { get; init; }

    public static AskedPart Example => new() { Amount = Money.Euros(28_500) };
}

internal sealed class HandInPricePartRules : AbstractValidator<HandInPricePart>
{
    public HandInPricePartRules()
    {
        RuleFor(m => m.Body.Amount.Cents).InclusiveBetween(1, Money.MaxCents).OverridePropertyName("Body.Amount");
        RuleFor(m => m.Body.Amount.Currency).Equal("EUR").WithErrorCode("value.format").OverridePropertyName("Body.Amount");
    }
}

internal sealed class HandInPricePartHandler(
    PricePartStore parts, ConsortiumSeen consortia, PricePartsSeen seen, TenderStore tenders, OfferSeal seal, Caller caller, TimeProvider clock)
    : IRequestHandler<HandInPricePart, PricePartsView>
{
    public async Task<PricePartsView> Handle(HandInPricePart request, CancellationToken cancellationToken)
    {
        var (now, member) = (clock.GetUtcNow(), request.FreelancerId);
        var consortium = await consortia.Find(request.ConsortiumId);
        Refuse.If(!consortium.Includes(member), CommonRefusals.NotFound("member"));
        Refuse.If(!caller.IsFreelancer(member), PricePartRefusals.NotForOthers());
        var part = (await parts.Of(consortium.Id)).FirstOrDefault(p => p.FreelancerId == member) ?? PricePart.Of(consortium, member, now);
        part.HandIn(await tenders.Load(consortium.TenderId), consortium, seal.Sealed(part, request.Body.Amount), now);
        await parts.Save(part);
        return await seen.Of(consortium);
    }
}
