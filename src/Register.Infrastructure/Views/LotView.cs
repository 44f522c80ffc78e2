using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A lot as bidders read it: what it leaves out is filled in from its tender.</summary>
public sealed record LotView : IExample<LotView>
{
    public required Id<Lot> Id { get; init; }
    public required Id<Tender> TenderId { get; init; }

    /// <summary>Its place in the tender, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its own status at this moment; one lot may be decided before another.</summary>
    public required TenderStatus Status { get; init; }

    public required string Title { get; init; }
    public string? Description { get; init; }

    /// <summary>Excluding VAT, over the whole term.</summary>
    public required Money EstimatedValue { get; init; }

    public required string Cpv { get; init; }
    public required IReadOnlyList<string> PlaceOfPerformance { get; init; }
    public required Period ContractPeriod { get; init; }

    /// <summary>A bid at this instant is too late.</summary>
    public required DateTimeOffset SubmissionDeadline { get; init; }

    public required AwardMethod Award { get; init; }

    /// <summary>The authority's key to which offers are encrypted; absent where bids come in clear.</summary>
    public BidKeyView? BidKey { get; init; }

    /// <summary>Its own conditions; those of the sets come on top.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>What is odd about its own conditions, but accepted: such as a condition beside its opposite.</summary>
    public required IReadOnlyList<ConditionRemark> Remarks { get; init; }

    /// <summary>The sets of purchasing conditions it takes over, those of the whole tender first.</summary>
    public required IReadOnlyList<TakenOverConditions> PurchasingConditions { get; init; }

    /// <summary>When it was decided, if it was.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When its standstill is over, exclusive.</summary>
    public DateTimeOffset? StandstillUntil { get; init; }

    /// <summary>The number of the last change that was substantial for this lot: a bid made on an older one must be confirmed or replaced.</summary>
    public int? LastChange { get; init; }

    public static LotView Example => Of(TenderView.ExampleTender, TenderView.ExampleTender.Lots[0], TenderView.ExampleTender.DraftedAt);

    public static LotView Of(Tender tender, Lot lot, DateTimeOffset now)
    {
        var outcome = tender.OutcomeOf(lot.Id);
        return new LotView
        {
            Id = lot.Id, TenderId = tender.Id, Number = tender.Lots.TakeWhile(l => l.Id != lot.Id).Count() + 1, Status = tender.StatusAt(lot, now),
            Title = lot.Title, Description = lot.Description, EstimatedValue = lot.EstimatedValue, Cpv = lot.Cpv ?? tender.Content.Cpv,
            PlaceOfPerformance = lot.PlaceOfPerformance ?? tender.Content.PlaceOfPerformance, ContractPeriod = tender.ContractPeriodOf(lot),
            SubmissionDeadline = tender.Content.Dates.SubmissionDeadline, Award = tender.AwardOf(lot), BidKey = BidKeyView.Of(tender.BidKey()), Conditions = lot.Conditions, Remarks = ConditionRemark.In(lot.ConditionFlaws()), PurchasingConditions = tender.PurchasingConditionsOf(lot),
            DecidedAt = outcome?.At, StandstillUntil = outcome?.StandstillUntil, LastChange = tender.LastChangeOf(lot.Id)?.Change,
        };
    }
}

/// <summary>The key to which an offer is encrypted. Compare its fingerprint with what the authority tells elsewhere: whoever runs the register
/// could show another.</summary>
/// <param name="Kid">The fingerprint: the SHA-256 thumbprint of the key as a JWK (RFC 7638), base64url.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo as PEM.</param>
public sealed record BidKeyView(string Kid, string PublicKey)
{
    public static BidKeyView? Of(BidKey? key) => key is null ? null : new BidKeyView(key.Id, key.Pem);
}
