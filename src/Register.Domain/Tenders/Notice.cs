using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Something about a tender that a freelancer is told.</summary>
/// <param name="Id">Its identity: newer ones sort behind.</param>
/// <param name="TenderId">The tender.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Number">The number of the change or of the clarifications; 0 where there is none.</param>
/// <param name="SentAt">When.</param>
public sealed record Notice(Id<Notice> Id, Id<Tender> TenderId, NoticeKind Kind, int Number, DateTimeOffset SentAt);

/// <summary>What a notice tells.</summary>
public enum NoticeKind
{
    /// <summary>The tender says something else; a bid may have to be confirmed.</summary>
    TenderChanged,

    /// <summary>The tender was taken back.</summary>
    TenderWithdrawn,

    /// <summary>Clarifications were published.</summary>
    ClarificationsPublished,

    /// <summary>The submission deadline is within 48 hours; a bid on an older version must be confirmed before.</summary>
    DeadlineNear,

    /// <summary>A confidential question of hers was answered, or must be asked openly.</summary>
    QuestionAnswered,

    /// <summary>A bid of hers was put aside; the bid says why.</summary>
    BidPutAside,

    /// <summary>The consortium of a bid of hers changed: the bid falls unless, before the deadline, the consortium is again as it bid and
    /// accepted by all, or the bid is withdrawn and handed in anew.</summary>
    ConsortiumChanged,

    /// <summary>She is the intended winner and is asked for evidence; her check says of what and until when.</summary>
    EvidenceAsked,

    /// <summary>Her evidence does not suffice yet and may be mended once; her check says until when.</summary>
    EvidenceToMend,

    /// <summary>She is asked to explain her price; the inquiry says until when.</summary>
    PriceAsked,

    /// <summary>A member dropped out of the consortium of a bid of hers after the deadline; the drop-out says until when the others may
    /// settle how they go on.</summary>
    MemberDroppedOut,

    /// <summary>A bid of hers goes on without the member who dropped out, or with another in her place.</summary>
    BidGoesOn,

    /// <summary>A lot she bid for is decided; the letter about her bid says how and why.</summary>
    AwardDecided,

    /// <summary>The decision on a lot she bid for was taken back; the letter says why.</summary>
    AwardWithdrawn,

    /// <summary>The register lost the keys under which something of hers for the tender was sealed: a bid, a draft, a price part or a registered hash. Before
    /// the deadline she hands it in again; after it the tender is withdrawn.</summary>
    SealLost,
}
