using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    /// <summary>How many a draw invites, of the four who can be.</summary>
    public const int Drawn = 3;

    private Draw? draw;

    private Ruling? Invitations(Step step) => step.What switch
    {
        Operation.PrepareDraw => Prepare(step),
        Operation.SendInvitations => Bidding(OwnDraw(step).If(draw is { Cancelled: true }, 409, "draw.cancelled").If(draw is { Sent: true }, 409, "draw.already-sent"))
            .If(Now < draw?.KnownFrom, 409, "draw.too-early").Does(answer => Sent(answer)),
        Operation.InviteNext => Bidding(OwnDraw(step).Gate(draw is { Sent: false }, 409, "draw.not-sent"))
            .If(draw?.Invited.Except(draw.Declined).Count() >= Drawn, 409, "draw.nobody-declined").If(draw?.Invited.Count == 4, 409, "draw.reserve-empty")
            .Does(() => draw!.Invited.Add(Enumerable.Range(0, 4).Single(i => !draw.Invited.Contains(i)))),
        Operation.CancelDraw => OwnDraw(step).If(draw is { Cancelled: true }, 409, "draw.cancelled").If(draw is { Sent: true }, 409, "draw.already-sent")
            .Does(() => draw!.Cancelled = true),
        Operation.Decline => Declines(step, Freelancer(step.Who)!.Value),
        _ => null,
    };

    /// <summary>When the public value of a draw that is prepared now will be known.</summary>
    public DateTimeOffset KnownFrom(int variant) => variant == 1 ? Deadline.AddDays(1) : InDays(0).AddHours(1);

    private Ruling OwnDraw(Step step) => OwnTender(step.Who).Hidden(draw is null);

    private Ruling Prepare(Step step)
    {
        var known = KnownFrom(step.Variant);
        return OwnTender(step.Who, success: 201).Gate(!Kind.Invited, 422, "draw.not-by-invitation").If(Withdrawn, 409, "tender.withdrawn").If(Now >= Deadline, 409, "tender.closed")
            .If(known <= Now || known >= Deadline, 422, "draw.known-from").If(draw is { Cancelled: false }, 409, "draw.lot-taken").Does(() => draw = new Draw(known));
    }

    private void Sent(JsonNode answer)
    {
        var invited = answer["candidates"]!.AsArray().Where(c => c!["outcome"]!.GetValue<string>() == "invited").Select(c => Known!(c!["freelancerId"]!.GetValue<string>())).ToList();
        if (invited.Count != Drawn || invited.Distinct().Count() != Drawn) throw new InvalidOperationException($"{Drawn} were to be drawn of the four: {answer}");
        (draw!.Sent, draw.Invited) = (true, [.. invited]);
    }

    /// <summary>Which of the four has this id.</summary>
    public Func<string, int>? Known { get; set; }

    private Ruling Declines(Step step, int she) => Bidding(new Ruling(200).Hidden(draw?.Invited.Contains(she) != true))
        .If(draw?.Declined.Contains(she) == true, 409, "draw.declined-already").If(Bids.Any(b => b is not null && b.State != BidState.Withdrawn && b.Members.Contains(she)), 409, "draw.has-bid")
        .Does(() => draw!.Declined.Add(she));

    private sealed record Draw(DateTimeOffset KnownFrom)
    {
        public bool Sent { get; set; }
        public bool Cancelled { get; set; }
        public HashSet<int> Invited { get; set; } = [];
        public HashSet<int> Declined { get; } = [];
    }
}
