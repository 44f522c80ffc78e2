namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    /// <summary>The bid that each is writing. It counts for nothing, and nobody else knows of it.</summary>
    public Draft?[] Drafts { get; } = new Draft?[4];

    private Ruling? Writing(Step step) => step.What switch
    {
        Operation.BeginBid => BeginBid(step, Freelancer(step.Who)!.Value),
        Operation.RewriteBid => OwnDraft(step).If(step.Variant == 1, 412, "stale").Does(() => Drafts[step.On] = DraftOf(step)),
        Operation.DiscardBid => OwnDraft(step, 204).If(step.Variant == 1, 412, "stale").Does(() => Drafts[step.On] = null),
        Operation.HandInBid => HandIn(step),
        Operation.ReadDraft => OwnDraft(step).Tells(d => d["lacks"]!.AsArray().Count == 0 == Drafts[step.On]!.Whole),
        Operation.ListDrafts => new Ruling(200).Tells(all => all["items"]!.AsArray().Count == (Drafts[Freelancer(step.Who)!.Value] is null ? 0 : 1)),
        _ => null,
    };

    /// <summary>What is written: whole, or from the second variant on with something missing.</summary>
    public static Draft DraftOf(Step step) => new(step.Variant < 2);

    private Ruling BeginBid(Step step, int she) =>
        TakesBids(Invitee(step, new Ruling(201).If(Drafts[she] is not null, 409, "bid-draft.exists"))).If(Kind.Keyed, 409, "encrypted-offer.no-drafts").Does(() => Drafts[she] = DraftOf(step));

    private Ruling OwnDraft(Step step, int success = 200) => new Ruling(success).Hidden(Freelancer(step.Who) != step.On || Drafts[step.On] is null);

    // It becomes a bid as any other, and is no more.
    private Ruling HandIn(Step step)
    {
        var own = OwnDraft(step, 201);
        if (!own.Succeeds) return own;
        return Submit(step with { Variant = 0 }, 201).If(!Drafts[step.On]!.Whole, 422, "bid.price-missing").Also(() => Drafts[step.On] = null);
    }
}

/// <summary>A bid as it is being written.</summary>
/// <param name="Whole">Whether nothing is missing; else it is the price.</param>
internal sealed record Draft(bool Whole);
