using FluentValidation;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>A bid as it is handed in.</summary>
public sealed record NewBid : IExample<NewBid>
{
    /// <summary>The consortium that bids, handed in by its lead; absent for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>What is offered.</summary>
    public required Offer Offer { get; init; }

    public static NewBid Example => new() { Offer = OfferRules.Example };
}

/// <summary>Another offer for the same bid.</summary>
public sealed record ReplacingOffer : IExample<ReplacingOffer>
{
    /// <summary>What is offered instead.</summary>
    public required Offer Offer { get; init; }

    public static ReplacingOffer Example => new() { Offer = OfferRules.Example };
}

/// <summary>What the fields of an offer may hold, finished or not.</summary>
internal abstract class OfferPartsRules<T> : AbstractValidator<T>
    where T : IOfferParts
{
    private const long HighestRate = 1_000_000;

    protected OfferPartsRules()
    {
        RuleFor(o => o.Answers).Count(0, 20);
        RuleForEach(o => o.Answers).ChildRules(a =>
        {
            a.RuleFor(x => x.Criterion).NotEmpty().MaximumLength(40);
            a.RuleFor(x => x.Text).NotEmpty().MaximumLength(20_000);
        });
        RuleFor(o => o.HourlyRates).Count(0, 50);
        RuleForEach(o => o.HourlyRates).ChildRules(r =>
        {
            r.RuleFor(x => x.Role).NotEmpty().MaximumLength(100).NoControlCharacters();
            r.RuleFor(x => x.Rate.Cents).InclusiveBetween(0, HighestRate).OverridePropertyName("Rate");
            r.RuleFor(x => x.Rate.Currency).Equal("EUR").WithErrorCode("value.format").OverridePropertyName("Rate");
        });
        RuleFor(o => o.Declarations).Count(0, 10).Distinct();
        RuleFor(o => o.IndependenceStatement).NotEmpty().MaximumLength(2000).When(o => o.IndependenceStatement is not null);
    }
}

/// <summary>What the fields of an offer may hold.</summary>
internal sealed class OfferRules : OfferPartsRules<Offer>
{
    public OfferRules()
    {
        RuleFor(o => o.Price.Cents).InclusiveBetween(1, Money.MaxCents).OverridePropertyName("Price");
        RuleFor(o => o.Price.Currency).Equal("EUR").WithErrorCode("value.format").OverridePropertyName("Price");
    }

    internal static Offer Example => new()
    {
        Price = Money.Euros(48_500),
        Answers = [new QualityAnswer("plan", "Wij beginnen in maart met de plantvakken langs de Maas.")],
        HourlyRates = [new OfferedRate("hovenier", Money.Euros(52))],
        Declarations = [BidDeclaration.SelfDeclaration, BidDeclaration.ConditionsAccepted],
    };
}

/// <summary>What the fields of an unfinished offer may hold.</summary>
internal sealed class DraftOfferRules : OfferPartsRules<DraftOffer>
{
    public DraftOfferRules()
    {
        RuleFor(o => o.Price!.Value.Cents).InclusiveBetween(1, Money.MaxCents).OverridePropertyName("Price").When(o => o.Price is not null);
        RuleFor(o => o.Price!.Value.Currency).Equal("EUR").WithErrorCode("value.format").OverridePropertyName("Price").When(o => o.Price is not null);
    }
}
