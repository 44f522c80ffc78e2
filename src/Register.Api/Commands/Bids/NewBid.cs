using FluentValidation;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>A bid as it is handed in.</summary>
public sealed record NewBid : IOffered, IExample<NewBid>
{
    /// <summary>The consortium that bids, handed in by its lead; absent for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>What is offered; where the tender has no key (<c>bidKey</c>).</summary>
    public NewOffer? Offer { get; init; }

    /// <summary>What is offered, as JSON, encrypted to the key of the tender: a JWE in compact serialization (RFC 7516) with <c>alg</c> RSA-OAEP-256,
    /// <c>enc</c> A256GCM, and in its protected header the key's <c>kid</c>, the <c>lotId</c> and the <c>lead</c>: the freelancer who bids alone, or who leads.</summary>
    public string? EncryptedOffer { get; init; }

    public static NewBid Example => new() { Offer = NewOffer.Example };
}

/// <summary>Another offer for the same bid.</summary>
public sealed record ReplacingOffer : IOffered, IExample<ReplacingOffer>
{
    /// <summary>What is offered instead; where the tender has no key.</summary>
    public NewOffer? Offer { get; init; }

    /// <summary>What is offered instead, encrypted to the key of the tender as in a new bid.</summary>
    public string? EncryptedOffer { get; init; }

    public static ReplacingOffer Example => new() { Offer = NewOffer.Example };
}

/// <summary>What is offered, in clear or encrypted: one of the two.</summary>
internal interface IOffered
{
    NewOffer? Offer { get; }
    string? EncryptedOffer { get; }
}

/// <summary>What is offered, as it is handed in.</summary>
public sealed record NewOffer : IUnpricedOffer
{
    /// <summary>The whole price in euros, excluding VAT, more than nothing. Absent where the tender hides the price parts of a
    /// consortium: its members hand them in, and the price is their sum.</summary>
    public Money? Price { get; init; }

    /// <summary>One answer to every quality criterion of the lot.</summary>
    public required IReadOnlyList<QualityAnswer> Answers { get; init; }

    /// <summary>The units of every cost item of the lot, where it has a criterion of cost.</summary>
    public IReadOnlyList<StatedCost> Costs { get; init; } = [];

    /// <summary>Hourly rates the price is built of, at most 50.</summary>
    public IReadOnlyList<OfferedRate> HourlyRates { get; init; } = [];

    /// <summary>What the bidder declares; the self-declaration and the acceptance of the conditions are needed.</summary>
    public required IReadOnlyList<BidDeclaration> Declarations { get; init; }

    /// <summary>How the offer was made independently of other bids for the lot, 1 to 2 000 characters. It is needed where the
    /// tender lets connected bids stand with it.</summary>
    public string? IndependenceStatement { get; init; }

    internal static NewOffer Example => new()
    {
        Price = Money.Euros(48_500),
        Answers = [new QualityAnswer("plan", "Wij beginnen in maart met de plantvakken langs de Maas.")],
        HourlyRates = [new OfferedRate("hovenier", Money.Euros(52))],
        Declarations = [BidDeclaration.SelfDeclaration, BidDeclaration.ConditionsAccepted],
    };

    /// <summary>What stands in a draft.</summary>
    internal static NewOffer Of(DraftOffer draft) => new()
    {
        Price = draft.Price, Answers = draft.Answers, Costs = draft.Costs, HourlyRates = draft.HourlyRates, Declarations = draft.Declarations, IndependenceStatement = draft.IndependenceStatement,
    };

    /// <summary>The offer at its own price.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    internal Offer AtItsPrice() => At(Price ?? throw BidRefusals.PriceMissing(), []);

    /// <summary>The offer at the price that the parts make.</summary>
    /// <exception cref="Refusal">It has a price of its own, or they make more than an amount may be.</exception>
    internal Offer OfParts(IReadOnlyList<OfferedPart> parts)
    {
        Refuse.If(Price is not null, PricePartRefusals.PriceGiven());
        var total = parts.Sum(p => p.Amount.Cents);
        Refuse.If(total > Money.MaxCents, PricePartRefusals.TotalTooLarge());
        return At(Money.Zero with { Cents = total }, parts);
    }

    private Offer At(Money price, IReadOnlyList<OfferedPart> parts) => new()
    {
        Price = price, PriceParts = parts, Answers = Answers, Costs = Costs, HourlyRates = HourlyRates, Declarations = Declarations, IndependenceStatement = IndependenceStatement,
    };
}

/// <summary>What the fields of an offer may hold, finished or not.</summary>
internal sealed class OfferRules<T> : AbstractValidator<T>
    where T : IUnpricedOffer
{
    private const long HighestRate = 1_000_000;

    public OfferRules()
    {
        RuleFor(o => o.Answers).Count(0, 20);
        RuleForEach(o => o.Answers).ChildRules(a =>
        {
            a.RuleFor(x => x.Criterion).NotEmpty().MaximumLength(40);
            a.RuleFor(x => x.Text).NotEmpty().MaximumLength(20_000);
        });
        RuleFor(o => o.Costs).Count(0, CostItem.Most);
        RuleForEach(o => o.Costs).ChildRules(c =>
        {
            c.RuleFor(x => x.Item).NotEmpty().MaximumLength(40);
            c.RuleFor(x => x.Units).InclusiveBetween(0, CostItem.MostUnits);
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
        RuleFor(o => o.Price!.Value.Cents).InclusiveBetween(1, Money.MaxCents).OverridePropertyName("Price").When(o => o.Price is not null);
        RuleFor(o => o.Price!.Value.Currency).Equal("EUR").WithErrorCode("value.format").OverridePropertyName("Price").When(o => o.Price is not null);
    }
}

/// <summary>An offer comes in clear or encrypted. What is in an encrypted one shows at the opening.</summary>
internal sealed class OfferedRules<T> : AbstractValidator<T>
    where T : IOffered
{
    public OfferedRules()
    {
        RuleFor(b => b.Offer).NotNull().When(b => b.EncryptedOffer is null);
        RuleFor(b => b.EncryptedOffer).Null().WithErrorCode("encrypted-offer.twice").When(b => b.Offer is not null);
        RuleFor(b => b.EncryptedOffer).Matches("^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){4}\\z").When(b => b.Offer is null && b.EncryptedOffer is not null);
        RuleFor(b => b.Offer!).SetValidator(new OfferRules<NewOffer>()).When(b => b.Offer is not null);
    }
}
