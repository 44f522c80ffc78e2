using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>How far a piece of evidence has come.</summary>
public enum EvidenceState
{
    /// <summary>Said by the freelancer, without a document.</summary>
    Declared,

    /// <summary>A document was handed in and waits for an authority.</summary>
    Submitted,

    /// <summary>An authority confirmed it.</summary>
    Verified,

    /// <summary>An authority looked and said no.</summary>
    Rejected,
}

/// <summary>A piece of evidence (<i>bewijsmiddel</i>) of a freelancer: what it says, its document, and what an authority
/// found. A verdict is about exactly what was looked at: any change of details or document takes it away.</summary>
public sealed class Evidence : Aggregate<Evidence>
{
    /// <summary>The most pieces of evidence one freelancer keeps.</summary>
    public const int Most = 200;

    private Evidence()
    {
    }

    /// <summary>Whose it is.</summary>
    public Id<Freelancer> Freelancer { get; private set; }

    /// <summary>What it says.</summary>
    public EvidenceDetails Details { get; private set; } = null!;

    /// <summary>Its document, once handed in.</summary>
    public EvidenceDocument? Document { get; private set; }

    /// <summary>What an authority found, once one looked.</summary>
    public Verification? Verification { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Whether it was taken back; the row goes with it.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>How far it has come.</summary>
    public EvidenceState Status => Verification?.Verdict.Outcome switch
    {
        VerificationOutcome.Verified => EvidenceState.Verified,
        VerificationOutcome.Rejected => EvidenceState.Rejected,
        _ => Document is null ? EvidenceState.Declared : EvidenceState.Submitted,
    };

    /// <summary>Adds evidence.</summary>
    /// <param name="freelancer">Whose it is.</param>
    /// <param name="details">What it says.</param>
    /// <param name="present">How many pieces she has already.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="Refusal">The details do not hold together, or she has too many.</exception>
    public static Evidence Add(Id<Freelancer> freelancer, EvidenceDetails details, long present, DateTimeOffset now)
    {
        Refuse.If(present >= Most, EvidenceRefusals.TooMany(Most));
        RefuseFlawed(details, now);
        var evidence = new Evidence { Id = Id<Evidence>.New(now), Freelancer = freelancer, Details = details, AddedAt = now };
        evidence.Raise(new EvidenceAdded(freelancer, details.KindOf()));
        return evidence;
    }

    /// <summary>Replaces what it says. It stays of its kind.</summary>
    /// <exception cref="Refusal">The details do not hold together, or are of another kind.</exception>
    public void Change(EvidenceDetails details, DateTimeOffset now)
    {
        Refuse.If(details.GetType() != Details.GetType(), EvidenceRefusals.OtherKind(Details.KindOf()));
        RefuseFlawed(details, now);
        (Details, Verification) = (details, null);
        Raise(new EvidenceChanged());
    }

    /// <summary>Takes in its document; one with the same bytes changes nothing.</summary>
    public void Attach(EvidenceDocument document)
    {
        if (document.Sha256 == Document?.Sha256) return;
        (Document, Verification) = (document, null);
        Raise(new EvidenceDocumentAttached(document.Sha256, document.Size));
    }

    /// <summary>Takes in what an authority found.</summary>
    /// <exception cref="Refusal">The verdict does not fit the evidence.</exception>
    public void Judge(EvidenceVerdict verdict, string authority, DateTimeOffset now)
    {
        if (FlawsOf(verdict) is [var first, ..]) throw first;
        var expired = Details.ValidUntil is { } end && end < DutchTime.DayOf(now);
        Refuse.If(expired && verdict.Outcome == VerificationOutcome.Verified, EvidenceRefusals.Expired(Details.ValidUntil));
        Verification = new Verification(verdict, authority, now);
        Raise(verdict.Outcome == VerificationOutcome.Verified ? new EvidenceVerified(authority) : new EvidenceRejected(authority, verdict.Reason!.Value));
    }

    /// <summary>Takes it back: it and its document are erased.</summary>
    public void Withdraw()
    {
        IsWithdrawn = true;
        Raise(new EvidenceWithdrawn());
    }

    private static void RefuseFlawed(EvidenceDetails details, DateTimeOffset now)
    {
        if (details.Flaws(DutchTime.DayOf(now), "/details") is [var first, ..]) throw first;
    }

    private IReadOnlyList<Refusal> FlawsOf(EvidenceVerdict verdict)
    {
        var flaws = new ValueFlaws("");
        var rejected = verdict.Outcome == VerificationOutcome.Rejected;
        if (rejected) flaws.Required("reason", verdict.Reason is not null);
        else flaws.Add(verdict.Reason is null ? null : EvidenceRefusals.ReasonWithoutRejection());
        flaws.Items("equivalentTo", verdict.EquivalentTo, 0, 10);
        for (var i = 0; i < Math.Min(verdict.EquivalentTo.Count, 10); i++) flaws.Code($"equivalentTo/{i}", verdict.EquivalentTo[i]);
        if (verdict.EquivalentTo.Count > 0 && (rejected || Details is not CertificateEvidence)) flaws.Add(EvidenceRefusals.NoEquivalence());
        var applying = Details is ExclusionStatement statement && !rejected ? statement.Grounds.Where(g => g.Applies).Select(g => g.Ground) : [];
        if (verdict.SelfCleaned.Except(applying).Any()) flaws.Add(EvidenceRefusals.NoSelfCleaning());
        return flaws.Found;
    }
}

/// <summary>A freelancer added evidence.</summary>
public sealed record EvidenceAdded(Id<Freelancer> Freelancer, string Kind) : DomainEvent;

/// <summary>What evidence says was changed; it needs verification anew.</summary>
public sealed record EvidenceChanged : DomainEvent;

/// <summary>A document was handed in with evidence.</summary>
public sealed record EvidenceDocumentAttached(string Sha256, long Size) : DomainEvent;

/// <summary>An authority confirmed evidence.</summary>
public sealed record EvidenceVerified(string Authority) : DomainEvent;

/// <summary>An authority rejected evidence.</summary>
public sealed record EvidenceRejected(string Authority, RejectionReason Reason) : DomainEvent;

/// <summary>A freelancer took evidence back.</summary>
public sealed record EvidenceWithdrawn : DomainEvent;
