using Register.Domain.Eligibility;

namespace Register.Domain.Tenders;

/// <summary>How the one procedure runs for this tender. They are published with it, and stand from then on.</summary>
public sealed record TenderSettings
{
    /// <summary>What happens when one undertaking is in more than one bid for a lot.</summary>
    public ConflictPolicy Conflicts { get; init; } = ConflictPolicy.RefuseBoth;

    /// <summary>Whether a member of a consortium may be replaced once the submission deadline has come.</summary>
    public MemberReplacement MemberReplacement { get; init; } = MemberReplacement.Never;

    /// <summary>Whether each member of a consortium hands in a price part of her own, hidden from the other members until the bid is handed
    /// in; the price of the bid is their sum.</summary>
    public bool PricePartsHidden { get; init; }

    /// <summary>Whether those on the panel of a lot score without knowing whose bid it is. There must be a panel then before the bids
    /// are opened. Not where one is asked: there is one name.</summary>
    public bool BidderNamesHidden { get; init; }

    /// <summary>The authority's public key, to which offers are encrypted before they are handed in: RSA of 3072 or 4096 bits, exponent 65537, as PEM
    /// (<c>-----BEGIN PUBLIC KEY-----</c>). The authority keeps the private key and hands it in at the opening; until then nobody reads a bid, also not
    /// whoever runs the register. A key of its own for every tender; absent for bids in clear, which the register seals.</summary>
    public string? BidKey { get; init; }

    /// <summary>Whether answers that come too late move the submission deadline with them; otherwise such answers are refused
    /// until the authority has extended the deadline itself.</summary>
    public bool LateAnswersMoveDeadline { get; init; } = true;

    /// <summary>Whether the contract leaves the contractor's liability without a limit.</summary>
    public bool UnlimitedLiability { get; init; }

    /// <summary>Why a European procedure must be faster than the ordinary periods, for everybody to read, 1 to 2 000 characters.</summary>
    public string? UrgencyReason { get; init; }

    /// <summary>Why a procedure below the threshold leaves less time than is usual, for everybody to read, 1 to 2 000 characters.</summary>
    public string? ShortPeriodReason { get; init; }

    internal void Check(FlawList flaws, Procedure procedure)
    {
        flaws.If(UrgencyReason is not null && procedure != Procedure.European, "/urgencyReason", "tender.setting-other-procedure");
        flaws.If(BidderNamesHidden && procedure == Procedure.Direct, "/bidderNamesHidden", "tender.setting-other-procedure");
        flaws.If(ShortPeriodReason is not null && procedure == Procedure.European, "/shortPeriodReason", "tender.setting-other-procedure");
        if (BidKey is not { } key) return;
        flaws.If(Tenders.BidKey.Read(key) is null, "/bidKey", Tenders.BidKey.IsPrivate(key) ? "tender.bid-key-private" : "tender.bid-key-form");
        flaws.If(PricePartsHidden, "/bidKey", "tender.bid-key-price-parts");
    }
}

/// <summary>What happens when one undertaking is in more than one bid for a lot: alone, as a member, or through a connected firm.</summary>
public enum ConflictPolicy
{
    /// <summary>All of them are out.</summary>
    RefuseBoth,

    /// <summary>The bid it makes alone stays; the others are out.</summary>
    KeepSolo,

    /// <summary>They stay when each states how it was made independently.</summary>
    AllowWithStatement,
}

/// <summary>Whether a member of a consortium may be replaced after the submission deadline.</summary>
public enum MemberReplacement
{
    /// <summary>A consortium that loses a member is out.</summary>
    Never,

    /// <summary>By nobody: the others go on when they meet every condition without her.</summary>
    RemainingMembers,

    /// <summary>By somebody who meets what she met, with the authority's consent.</summary>
    EqualMember,
}
