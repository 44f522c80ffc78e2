namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    /// <summary>Complaints and cases in court, in the order they came.</summary>
    public List<Objection> Objections { get; } = [];

    /// <summary>The last contract on the lot.</summary>
    public Contract? Contract { get; private set; }

    /// <summary>How many bids came too late since the deadline, as the record of the opening has to say.</summary>
    public int Late { get; private set; }

    /// <summary>Which objection a step is about: the last complaint of somebody, or from the third variant on the last case in court.</summary>
    public int? ObjectionAt(Step step)
    {
        var place = Objections.FindLastIndex(o => step.Variant >= 3 ? o.Court : !o.Court && o.Whose == step.On);
        return place < 0 ? null : place;
    }

    /// <summary>When a case was brought: 0 right after the decision, 1 tomorrow, 2 now.</summary>
    public DateTimeOffset BroughtAt(int variant) => variant switch
    {
        0 => Decision is { } decision ? decision.SentAt.AddMilliseconds(1) : Now.AddMinutes(-1),
        1 => Now.AddDays(1),
        _ => Now,
    };

    /// <summary>Takes note of a refusal.</summary>
    public void Refused(Step step, string? code)
    {
        if (step.What is Operation.Submit or Operation.SubmitSeveral or Operation.Replace or Operation.HandInBid && code == "tender.closed" && !opened) Late++;
    }

    private Ruling? Objecting(Step step) => step.What switch
    {
        Operation.Object => OwnBid(step, b => Standstill(new Ruling(201).If(b.State == BidState.Withdrawn, 409, "bid.not-live"), Now)
            .If(Objections.Any(o => o.Bid == b && o.Result is null), 409, "objection.one-at-a-time").Does(() => Objections.Add(new Objection(Outcome!.Number, step.On, b) { Lead = b.Lead, Members = b.Members }))),
        Operation.RecordCase => Standstill(OwnLot(step.Who, 201).If(step.Variant == 1, 422, "objection.not-yet-brought"), BroughtAt(step.Variant)).Does(() =>
        {
            Outcome!.Stops++;
            Objections.Add(new Objection(Outcome.Number, -1, null));
        }),
        Operation.Settle => Settle(step, ObjectionAt(step) is { } place ? Objections[place] : null),
        Operation.WithdrawObjection => WithdrawObjection(step, ObjectionAt(step) is { } place ? Objections[place] : null),
        _ => null,
    };

    private Ruling Standstill(Ruling ruling, DateTimeOffset at) => ruling.If(Withdrawn, 409, "tender.withdrawn").Gate(Outcome is null, 409, "tender.lot-not-decided")
        .Gate(Outcome is { StandstillUntil: null }, 409, "objection.no-standstill").If(at >= Outcome?.StandstillUntil, 409, "objection.outside-standstill");

    // 0 upheld, 1 dismissed, 2 taken back; the same of a case in court
    private Ruling Settle(Step step, Objection? objection)
    {
        var resumes = objection is { Court: true } && step.Variant % 3 != 0 && Outcome?.Number == objection.Decision;
        return new Ruling(200).Hidden(!IsOwn(step.Who) || objection is null).If(objection?.Result is not null, 409, "objection.ended")
            .If(objection is { Court: false } && step.Variant % 3 == 2, 422, "objection.not-yours-to-withdraw").If(resumes && Withdrawn, 409, "tender.withdrawn").Does(() =>
            {
                objection!.Result = step.Variant % 3;
                if (resumes) (Outcome!.Stops, Outcome.ResumedAt) = (Outcome.Stops - 1, Now);
            });
    }

    private static Ruling WithdrawObjection(Step step, Objection? objection) => ForAll(step, new Ruling(200).Hidden(objection is null || objection.Court), objection?.Members, objection?.Lead)
        .If(objection?.Result is not null, 409, "objection.ended").Does(() => objection!.Result = 2);

    // Of those who bid together one acts for all.
    private static Ruling ForAll(Step step, Ruling ruling, IReadOnlyList<int>? members, int? lead) =>
        ruling.Hidden(Freelancer(step.Who) is not { } she || members?.Contains(she) != true).Gate(Freelancer(step.Who) != lead, 403, "bid.not-lead");

    private Ruling? Contracts(Step step) => step.What switch
    {
        Operation.Sign => OwnLot(step.Who, 201).Gate(Outcome?.Winner is null, 409, "contract.not-awarded").If(Withdrawn, 409, "tender.withdrawn").If(Outcome?.Contracted == true, 409, "contract.exists")
            .If(HangsOn(WinningBid), 409, "drop-out.open").If(WinningBid?.State != BidState.Opened, 409, "bid.not-live")
            .If(Outcome?.Stops > 0, 409, "contract.clock-stopped").If(Now < Outcome?.FinalAt, 409, "contract.standstill")
            .If(Objections.Any(o => o.Decision == Outcome?.Number && o.Result is null or 0), 409, "contract.objection").Does(() =>
            {
                Outcome!.Contracted = true;
                Contract = new Contract(Outcome.Winner!.Value) { Value = WinningBid!.Price, Lead = WinningBid.Lead, Members = WinningBid.Members };
            }),
        Operation.AcceptContract => Offered(TheirContract(step)).If(HangsOn(Contracted), 409, "drop-out.open").If(Contracted?.State != BidState.Opened, 409, "bid.not-live")
            .If(Contract is { } made && (made.Lead != Contracted!.Lead || !made.Members.ToHashSet().SetEquals(Contracted.Members)), 409, "contract.contractor-changed").Does(() => Contract!.AcceptedAt = Now),
        Operation.WithdrawContract => Offered(OwnContract(step)).Does(() => (Contract!.Withdrawn, Decision!.Contracted) = (true, false)),
        Operation.ChangeContract => InForce(OwnContract(step).If(step.Variant == 1, 412, "stale")).If(step.Variant == 2, 422, "contract.nothing-changed").Does(() => Contract!.Value++),
        Operation.End => InForce(OwnContract(step)).If(step.Variant == 1, 422, "contract.end-outside").Does(() => Contract!.LastDay = DayOf(Now)),
        Operation.Review => OwnContract(step).If(Contract?.Reviewed == true, 409, "contract.reviewed").If(Contract is { } made && !HasEnded(made), 409, "contract.not-ended").Does(() => Contract!.Reviewed = true),
        Operation.AnswerReview => TheirContract(step).Gate(Contract?.Reviewed == false, 409, "contract.not-reviewed").If(Contract?.Answered == true, 409, "contract.review-answered").Does(() => Contract!.Answered = true),
        _ => null,
    };

    private Bid? WinningBid => Outcome?.Winner is { } place ? Bids[place] : null;

    private Bid? Contracted => Contract is null ? null : Bids[Contract.Whose];

    private bool HasEnded(Contract contract) => contract.AcceptedAt is not null && DayOf(Now) > (contract.LastDay ?? ContractEnd);

    private Ruling OwnContract(Step step) => new Ruling(200).Hidden(!IsOwn(step.Who) || Contract is null);

    private Ruling TheirContract(Step step) => ForAll(step, new Ruling(200), Contract?.Members, Contract?.Lead);

    private Ruling Offered(Ruling ruling) => ruling.If(Contract?.Withdrawn == true, 409, "contract.withdrawn").If(Contract?.AcceptedAt is not null, 409, "contract.accepted");

    private Ruling InForce(Ruling ruling) => ruling.If(Contract?.Withdrawn == true, 409, "contract.withdrawn").If(Contract is { AcceptedAt: null }, 409, "contract.not-accepted")
        .If(Contract is { } made && (made.LastDay is not null || HasEnded(made)), 409, "contract.ended");

    private Ruling? Reading(Step step)
    {
        var (own, mine, bid) = (IsOwn(step.Who), Freelancer(step.Who) is { } she && Bids[step.On]?.Members.Contains(she) == true, Bids[step.On]);
        return step.What switch
        {
            Operation.ReadTender => new Ruling(200).Hidden(!Sees(step.Who)).Tells(t => t["status"]!.GetValue<string>() == Status),
            Operation.ReadBid => new Ruling(200).Hidden(!mine && !(own && bid is { State: BidState.Opened or BidState.Fallen }))
                .Tells(b => b["offer"] is null == !bid!.IsRead),
            Operation.ReadReceipt => new Ruling(200).Hidden(!mine),
            Operation.ListBids => OwnLot(step.Who).Gate(!opened, 409, "bid.sealed").Tells(all => all["items"]!.AsArray().Count == Opened.Count()),
            Operation.ReadOpening => OwnLot(step.Who).Hidden(firstOpener is null)
                .Tells(o => o["status"]!.GetValue<string>() == (opened ? "opened" : "pending") && (!opened || o["lateAttempts"]!.GetValue<int>() == Late)),
            Operation.ReadEvaluation => OwnLot(step.Who).Gate(!opened, 409, "tender.not-opened").Tells(e => e["bids"]!.AsArray().Count == Opened.Count()),
            Operation.ReadDecision => new Ruling(200).Hidden(!Sees(step.Who) || Decision is null).Tells(d => d["withdrawn"] is null == !Decision!.Withdrawn),
            Operation.ReadLetter => new Ruling(200).Hidden((!mine && !(own && bid is { State: BidState.Opened or BidState.Fallen })) || Decision?.Letters.Contains(step.On) != true),
            Operation.ReadContract => new Ruling(200).Hidden(Contract is null || (!own && (Freelancer(step.Who) is not { } party || !Contract.Members.Contains(party)))),
            _ => null,
        };
    }
}

/// <summary>A complaint, or a case in court.</summary>
/// <param name="Decision">The decision it is about.</param>
/// <param name="Whose">Of whom; nobody of the four for a case in court.</param>
/// <param name="Bid">Her bid.</param>
internal sealed record Objection(int Decision, int Whose, Bid? Bid)
{
    public bool Court => Bid is null;
    public int? Lead { get; init; }
    public IReadOnlyList<int>? Members { get; init; }

    /// <summary>0 upheld, 1 dismissed, 2 taken back; null while it is open.</summary>
    public int? Result { get; set; }
}

/// <summary>A contract on the lot.</summary>
internal sealed record Contract(int Whose)
{
    public required int Value { get; set; }
    public required int Lead { get; init; }
    public required IReadOnlyList<int> Members { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateOnly? LastDay { get; set; }
    public bool Withdrawn { get; set; }
    public bool Reviewed { get; set; }
    public bool Answered { get; set; }
}
