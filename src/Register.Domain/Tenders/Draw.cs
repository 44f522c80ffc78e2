using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Who is invited for a tender, or for one lot of it, and how that came about: prepared with a promise, gone out with
/// the record that lets anybody recompute it. A lot has one draw that is not cancelled; later invitees come from its reserve.</summary>
public sealed class Draw : Aggregate<Draw>
{
    private Draw()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<ContractingAuthority> AuthorityId { get; private set; }

    /// <summary>The lots they are invited for.</summary>
    public IReadOnlyList<Id<Lot>> LotIds { get; private set; } = [];

    public DrawPlan Plan { get; private set; } = null!;

    /// <summary>SHA-256 of the secret seed; null where nothing is left to chance.</summary>
    public string? Commitment { get; private set; }

    /// <summary>SHA-256 of the salt of the pseudonyms.</summary>
    public string SaltCommitment { get; private set; } = "";

    /// <summary>Seed and salt, sealed; gone once they are in the record or no longer needed.</summary>
    public byte[]? Secrets { get; private set; }

    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>When and why it was given up before it went out.</summary>
    public Withdrawal? Cancellation { get; private set; }

    /// <summary>What came out; null before the invitations go out.</summary>
    public DrawRecord? Record { get; private set; }

    /// <summary>The invitations, in the order of the draw.</summary>
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    /// <summary>How far it has come.</summary>
    public DrawStatus Status => Record is not null ? DrawStatus.Sent : Cancellation is not null ? DrawStatus.Cancelled : DrawStatus.Prepared;

    /// <summary>Settles how those to be invited will be found. The tender may still be a draft. The id is chosen before: the
    /// secrets are sealed for it.</summary>
    /// <exception cref="Refusal">The tender is not by invitation or past; or the plan does not suit it.</exception>
    public static Draw Prepare(Id<Draw> id, Tender tender, DrawPlan plan, DrawSecrets secrets, byte[] sealedSecrets, ProcurementFigures figures, DateTimeOffset now)
    {
        var closesAt = tender.Content.Dates.SubmissionDeadline;
        Refuse.If(!tender.IsByInvitation, DrawRefusals.NotByInvitation());
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(now >= closesAt, TenderRefusals.Closed(closesAt));
        Refuse.If(plan.LotId is { } one && tender.Lots.All(l => l.Id != one), CommonRefusals.UnknownReference("/lotId", "lot", plan.LotId?.ToString() ?? ""));
        if (plan.Flaws() is [var flaw, ..]) throw TenderRefusals.Flawed(flaw);
        if (plan.Planned is { } number) RefuseNumber(tender, number, figures, plan.Method == DrawMethod.Manual ? "/chosen" : "/number");
        Refuse.If(plan.PublicValue is { } value && (value.KnownFrom <= now || value.KnownFrom >= closesAt), DrawRefusals.KnownFrom(closesAt));
        var draw = new Draw
        {
            Id = id, TenderId = tender.Id, AuthorityId = tender.AuthorityId, LotIds = plan.LotId is { } lot ? [lot] : [.. tender.Lots.Select(l => l.Id)],
            Plan = plan, Commitment = plan.Method.LeavesToChance() ? DrawAlgorithm.Hash(secrets.Seed) : null,
            SaltCommitment = DrawAlgorithm.Hash(secrets.Salt), Secrets = sealedSecrets, PreparedAt = now,
        };
        draw.Raise(new DrawPrepared(tender.Id, plan.Method, plan.Number, draw.Commitment, draw.SaltCommitment));
        return draw;
    }

    /// <summary>Gives it up before it goes out, so that another may be prepared; that it was there stays visible.</summary>
    public void Cancel(string reason, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        (Cancellation, Secrets) = (new Withdrawal(now, reason), null);
        Raise(new DrawCancelled(TenderId));
    }

    /// <summary>Refuses while it cannot go out; before the list is taken, which costs.</summary>
    public void RefuseUnlessReady(Tender tender, string? publicValue, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        tender.RefuseUnlessBidding(now);
        Refuse.If(Plan.PublicValue is null && publicValue is not null, DrawRefusals.PublicValueNotNeeded());
        if (Plan.PublicValue is not { } source) return;
        Refuse.If(string.IsNullOrWhiteSpace(publicValue), DrawRefusals.PublicValueMissing());
        Refuse.If(now < source.KnownFrom, DrawRefusals.TooEarly(source.KnownFrom));
    }

    /// <summary>Draws from the list as it is now and invites.</summary>
    /// <exception cref="Refusal">It went out or was cancelled; the tender takes no bids; the public value is missing or not
    /// known yet; or the candidates are too few.</exception>
    public void Send(Tender tender, IReadOnlyList<Considered> considered, DrawSecrets secrets, string? publicValue, ProcurementFigures figures, DateTimeOffset now)
    {
        RefuseUnlessReady(tender, publicValue, now);
        if (DrawAlgorithm.Hash(secrets.Salt) != SaltCommitment || (Commitment is not null && DrawAlgorithm.Hash(secrets.Seed) != Commitment))
            throw new InvalidOperationException("The secrets are not those that were committed to.");
        var found = considered.Where(c => c.Reasons.Count == 0).ToList();
        foreach (var person in Plan.Chosen) Refuse.If(found.All(c => c.Freelancer != person.FreelancerId), DrawRefusals.ChosenExcluded(person.FreelancerId));
        var number = Plan.Planned ?? found.Count;
        Refuse.If(number > found.Count || number == 0, DrawRefusals.TooFewCandidates(Math.Max(number, 1), found.Count));
        RefuseNumber(tender, number, figures);
        Record = DrawRecords.Make(Id, Plan, number, considered, secrets, publicValue, now);
        (Secrets, Invitations) = (null, [.. Ordered().Take(number).Select(c => new Invitation { FreelancerId = c.Freelancer, InvitedAt = now })]);
        Raise(new InvitationsSent(TenderId, Record.ListHash, found.Count, number));
    }

    /// <summary>Invites the next of the reserve who <paramref name="isPresent"/> in the register still, in the place of one who declined.</summary>
    public void InviteNext(Tender tender, Func<Id<Freelancer>, bool> isPresent, DateTimeOffset now)
    {
        Refuse.If(Record is null, DrawRefusals.NotSent());
        tender.RefuseUnlessBidding(now);
        Refuse.If(Invitations.Count(i => i.DeclinedAt is null) >= Record!.Invited, DrawRefusals.NobodyDeclined());
        var next = Reserve().FirstOrDefault(isPresent);
        Refuse.If(next == default, DrawRefusals.ReserveEmpty());
        Invitations = [.. Invitations, new Invitation { FreelancerId = next, InvitedAt = now, FromReserve = true }];
        Raise(new ReserveInvited(TenderId, next));
    }

    /// <summary>Lets an invitee decline, until the deadline.</summary>
    public void Decline(Tender tender, Id<Freelancer> freelancer, string? reason, DateTimeOffset now)
    {
        var invitation = Invitations.FirstOrDefault(i => i.FreelancerId == freelancer) ?? throw CommonRefusals.NotFound("invitation");
        Refuse.If(invitation.DeclinedAt is not null, DrawRefusals.DeclinedAlready());
        tender.RefuseUnlessBidding(now);
        Invitations = [.. Invitations.Select(i => i == invitation ? i with { DeclinedAt = now, DeclineReason = reason } : i)];
        Raise(new InvitationDeclined(TenderId, freelancer));
    }

    /// <summary>Forgets what was said of an invitee and what she said; that it can be recomputed stays.</summary>
    public void Erase(Id<Freelancer> freelancer)
    {
        Invitations = [.. Invitations.Select(i => i.FreelancerId == freelancer ? i with { DeclineReason = null } : i)];
        Plan = Plan with { Chosen = [.. Plan.Chosen.Select(c => c.FreelancerId == freelancer ? c with { Reason = "" } : c)] };
        Raise(new InviteeErased(TenderId));
    }

    /// <summary>Those who may still come in, in their order; people who chose left none, and before it went out there is nobody yet.</summary>
    public IReadOnlyList<Id<Freelancer>> Reserve()
    {
        var invited = Invitations.Select(i => i.FreelancerId).ToHashSet();
        return [.. Ordered().Select(c => c.Freelancer).Where(f => !invited.Contains(f))];
    }

    /// <summary>What it meant for everybody who was considered.</summary>
    public IEnumerable<(DrawEntry Person, DrawOutcome Outcome)> Outcomes()
    {
        if (Record is null) yield break;
        var invited = Invitations.ToDictionary(i => i.FreelancerId);
        foreach (var c in Record.Candidates)
            yield return (c, invited.TryGetValue(c.Freelancer, out var i) ? i.DeclinedAt is null ? DrawOutcome.Invited : DrawOutcome.Declined : DrawOutcome.Skipped);
        foreach (var e in Record.Excluded) yield return (e, DrawOutcome.Excluded);
    }

    private IEnumerable<DrawCandidate> Ordered() => (Record?.Candidates ?? []).Where(c => c.Place is not null).OrderBy(c => c.Place);

    private void RefuseUnlessOpen()
    {
        Refuse.If(Cancellation is not null, DrawRefusals.Cancelled());
        Refuse.If(Record is not null, DrawRefusals.AlreadySent());
    }

    private static void RefuseNumber(Tender tender, int number, ProcurementFigures figures, string? pointer = null)
    {
        var direct = tender.Content.Procedure == Procedure.Direct;
        Refuse.If(direct && number != 1, DrawRefusals.DirectIsOne(pointer));
        Refuse.If(!direct && number < figures.InvitedLeast, DrawRefusals.TooFewInvited(figures.InvitedLeast, pointer));
    }
}

/// <summary>The two secrets of a draw, 32 random bytes each: the seed decides the order, the salt hides the names.</summary>
public sealed record DrawSecrets(byte[] Seed, byte[] Salt);

/// <summary>How far a draw has come.</summary>
public enum DrawStatus
{
    /// <summary>Promised; nobody is invited yet.</summary>
    Prepared,

    /// <summary>The invitations went out.</summary>
    Sent,

    /// <summary>Given up before it went out.</summary>
    Cancelled,
}
