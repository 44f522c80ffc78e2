using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    private const int DropOutDays = 10;

    /// <summary>Who dropped out of the consortium's bid, in the order it was told.</summary>
    public List<DropOut> DropOuts { get; } = [];

    /// <summary>Which of them a step is about; null while there is none.</summary>
    public DropOut? DropOutAt(Step step) => DropOuts.Count == 0 ? null : DropOuts[step.On % DropOuts.Count];

    private Ruling? DroppingOut(Step step) => step.What switch
    {
        Operation.RecordDropOut => AuthoritysBid(step, 201, (b, r) => r.If(Hindrance(b) is not null, 409, Hindrance(b) ?? "").If(step.On != Joint || !b.Members.Contains(step.Variant), 422, "drop-out.no-member")
            .If(DropOuts.Any(d => d.Bid == b && d.Member == step.Variant), 409, "drop-out.told").Does(() => Drops(b, step.Variant))),
        Operation.DecideDropOut => DecideDropOut(step, DropOutAt(step)),
        Operation.ListDropOuts => new Ruling(200).Hidden(!Sees(step.Who) || (Freelancer(step.Who) is null && !IsOwn(step.Who)))
            .Tells(all => all["items"]!.AsArray().Count == DropOuts.Count(d => Freelancer(step.Who) is { } she ? d.Member == she || d.Bid.Members.Contains(she) : IsSeen(d.Bid))),
        Operation.ReadDropOut => new Ruling(200).Hidden(DropOutAt(step) is not { } gone || !(Freelancer(step.Who) is { } she ? gone.Member == she || gone.Bid.Members.Contains(she) : IsOwn(step.Who) && IsSeen(gone.Bid)))
            .Tells(d => d["status"]!.GetValue<string>() == DropOutAt(step)!.Status),
        _ => null,
    };

    // What stays sealed the authority does not see.
    private static bool IsSeen(Bid bid) => bid.State is BidState.Opened or BidState.Fallen;

    // By oneself, or sent away by the lead. Past the deadline whoever leaves drops out of the bid.
    private Ruling Part(Step step)
    {
        var ruling = OwnConsortium(step, 204).Hidden(Consortium?.Includes(step.On) != true).Gate(Freelancer(step.Who) != step.On && Freelancer(step.Who) != Consortium?.Terms.Lead, 403, "consortium.lead-only");
        if (!ruling.Succeeds) return ruling;
        var (she, bid) = (step.On, Bids[Joint]);
        if (Freelancer(step.Who) == she && Now >= Deadline && bid?.Members.Contains(she) == true && Hindrance(bid) is null && DropOuts.All(d => d.Bid != bid || d.Member != she))
            return ruling.Does(() => Drops(bid, she));
        var place = Consortium!.Lost.FirstOrDefault(l => l.Successor == she && !l.Settled);
        return place is null ? ruling.If(Withdrawn, 409, "tender.withdrawn").If(Now >= Deadline, 409, "consortium.frozen").Does(() => Consortium.PartWith(she)) : ruling.Does(() =>
        {
            place.Successor = null;
            Consortium.PartWith(she);
        });
    }

    /// <summary>Why nobody can drop out of a bid any more; null while she can.</summary>
    private string? Hindrance(Bid bid) => Withdrawn ? "tender.withdrawn" : bid.State is not (BidState.Submitted or BidState.Opened) ? "bid.not-live"
        : Contract is { Withdrawn: false, AcceptedAt: not null } made && Bids[made.Whose] == bid ? "drop-out.contracted"
        : Outcome is { Winner: null } || (Now >= Outcome?.FinalAt && Bids[Outcome.Winner!.Value] != bid) ? "drop-out.decided" : null;

    private void Drops(Bid bid, int member)
    {
        DropOuts.Add(new DropOut(member, bid));
        if (opened) Begin(DropOuts[^1]);
    }

    // What the tender says of it holds from the opening on.
    private void Begin(DropOut gone)
    {
        if (Kind.Replacement == "never" || Consortium!.Terms.Members.Count == 1 || gone.Bid.State is not (BidState.Submitted or BidState.Opened))
        {
            Fall(gone);
            return;
        }
        Consortium.Lost.Add(new Lost(gone.Member, Consortium.Terms.ShareOf(gone.Member)) { Until = DateTimeOffset.MaxValue });
        Consortium.PartWith(gone.Member);
        gone.Begun = true;
    }

    private static void Fall(DropOut gone)
    {
        if (gone.Bid.State is BidState.Submitted or BidState.Opened) gone.Bid.State = BidState.Fallen;
        gone.GoesOn = false;
    }

    // 0 the bid goes on, 1 it does not
    private Ruling DecideDropOut(Step step, DropOut? gone)
    {
        var ruling = new Ruling(200).Hidden(!IsOwn(step.Who) || gone is null || !IsSeen(gone.Bid));
        if (gone is null) return ruling;
        ruling.If(Withdrawn, 409, "tender.withdrawn").Gate(gone.GoesOn is not null, 409, "drop-out.ended");
        if (step.Variant == 1) return ruling.If(!Consortium!.IsComplete && Now < gone.Until, 409, "drop-out.term-runs").Does(() =>
        {
            Fall(gone);
            Settle(gone);
        });
        var (members, bid) = (Consortium!.Terms.Members.Select(m => m.Who).ToList(), gone.Bid);
        var newcomers = members.Except(bid.Members).ToList();
        return ruling.Gate(bid.State != BidState.Opened, 409, "bid.not-live").Gate(!Consortium.IsComplete, 409, "drop-out.not-settled").If(newcomers.Contains(Undeclared), 409, "drop-out.excluded")
            .If(Kind.Conflicts != "allowWithStatement" && Opened.Any(o => o.Bid != bid && o.Bid.Members.Intersect(newcomers).Any()), 409, "drop-out.in-conflict").Does(() =>
            {
                (bid.Lead, bid.Members) = (Consortium.Terms.Lead, members);
                gone.GoesOn = true;
                Settle(gone);
            });
    }

    private void Settle(DropOut gone) => Consortium!.Lost.Where(l => l.Who == gone.Member).ToList().ForEach(l => l.Settled = true);

    private bool HangsOn(Bid? bid) => DropOuts.Any(d => d.GoesOn is null && d.Bid == bid);

    /// <summary>Takes over what only the program can know of those who dropped out.</summary>
    public void Hear(DropOut gone, JsonNode told)
    {
        gone.Id = told["id"]!.GetValue<string>();
        if (!gone.Begun || gone.Until is not null) return;
        gone.Until = Term(told["lastDay"], DropOutDays);
        Consortium!.Lost.Last(l => l.Who == gone.Member).Until = gone.Until.Value;
    }
}

/// <summary>That somebody dropped out of a bid.</summary>
internal sealed record DropOut(int Member, Bid Bid)
{
    /// <summary>What the program calls it; null until it was heard of.</summary>
    public string? Id { get; set; }

    /// <summary>Whether the others have a term to settle how they go on.</summary>
    public bool Begun { get; set; }

    /// <summary>When that is over.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>How it ended.</summary>
    public bool? GoesOn { get; set; }

    /// <summary>Whether there is something to hear of it.</summary>
    public bool Untold => Id is null || (Begun && Until is null);

    public string Status => GoesOn is { } on ? on ? "goesOn" : "fell" : Begun ? "open" : "waiting";
}
