using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    /// <summary>The place of the consortium's bid, after those that each makes alone.</summary>
    public const int Joint = 4;

    // Who is in consortia that were formed beside the one that bids.
    private readonly HashSet<int> elsewhere = [];
    private readonly Dictionary<int, PricePart> parts = [];

    /// <summary>The consortium that bids: the first that was formed; another only once it is gone and nothing hangs on it.</summary>
    public Consortium? Consortium { get; private set; }

    private Ruling? Cooperating(Step step) => step.What switch
    {
        Operation.Form => Form(step, Freelancer(step.Who)!.Value),
        Operation.Accept => Accept(step),
        Operation.TakeIn => TakeIn(step),
        Operation.Part => Part(step),
        Operation.ChangeTerms => Led(step, OwnConsortium(step).If(step.Variant == 1, 412, "stale").If(step.Variant == 2 || Consortium?.Terms.Members.Count < 2, 400, "bad-input"))
            .If(Withdrawn, 409, "tender.withdrawn").If(Now >= Deadline, 409, "consortium.frozen").Does(() => Consortium!.Terms = Consortium.Terms.Changed(step.Variant)),
        Operation.HandInPart => HandInPart(step),
        Operation.ReadConsortium => OwnConsortium(step).Tells(c => c["complete"]!.GetValue<bool>() == Consortium!.IsComplete && Known!(c["leadId"]!.GetValue<string>()) == Consortium.Terms.Lead),
        Operation.ReadParts => OwnConsortium(step).Tells(p => ShowsOwnParts(p, Freelancer(step.Who)!.Value)),
        _ => null,
    };

    /// <summary>Whom somebody proposes: 0 herself and the next, 1 the one after that too, 2 with shares that do not add up, 3 without herself.</summary>
    public static List<(int Who, int Share)> Proposed(Step step)
    {
        var she = Freelancer(step.Who) ?? 0;
        var (next, other) = ((she + 1) % 4, (she + 2) % 4);
        return step.Variant switch { 0 => [(she, 6000), (next, 4000)], 1 => [(she, 5000), (next, 3000), (other, 2000)], 2 => [(she, 6000), (next, 4001)], _ => [(next, 6000), (other, 4000)] };
    }

    /// <summary>The share that a newcomer is to have: 1 more than there is, 2 that of somebody who dropped out.</summary>
    public int ShareOf(Step step) => step.Variant switch { 1 => 9999, 2 => Consortium?.Lost.LastOrDefault(l => l.Successor is null)?.Share ?? 1500, _ => 1000 };

    /// <summary>What a member asks for her part.</summary>
    public static int AmountOf(Step step) => new[] { 21_010, 22_530, 23_770, 24_930 }[step.On % 4] + (1_310 * step.Variant);

    private bool IsIn(int she) => Consortium?.Includes(she) == true || elsewhere.Contains(she);

    private Ruling Form(Step step, int she)
    {
        var ruling = Invitee(step, new Ruling(201).Gate(PublishedAt is null, 422, "unknown-reference"));
        return ruling.Gate(step.Variant > 1, 400, "bad-input").If(Withdrawn, 409, "tender.withdrawn").If(Now >= Deadline, 409, "consortium.frozen").Does(answer =>
        {
            if (Consortium is null || (Consortium.Terms.Members.Count == 0 && Bids[Joint] is null or { State: BidState.Withdrawn }))
            {
                Consortium = new Consortium(answer["id"]!.GetValue<string>(), new Terms(she, Proposed(step), 0));
                parts.Clear();
            }
            else elsewhere.UnionWith(Proposed(step).Select(m => m.Who));
        });
    }

    // Who is not in it, for her it does not exist.
    private Ruling OwnConsortium(Step step, int success = 200) => new Ruling(success).Hidden(Freelancer(step.Who) is not { } she || Consortium?.Includes(she) != true);

    private Ruling Led(Step step, Ruling ruling) => ruling.Gate(Consortium?.Terms.Lead != Freelancer(step.Who), 403, "consortium.lead-only");

    // Whoever bids in its name leads it, and all accepted.
    private Ruling Leads(Step step, Ruling ruling) => ruling.Hidden(Freelancer(step.Who) is not { } she || Consortium?.Includes(she) != true)
        .Gate(Consortium?.Terms.Lead != Freelancer(step.Who), 403, "bid.not-lead").If(Consortium?.IsComplete == false, 409, "bid.consortium-not-ready");

    // 0 the terms as they are, 1 others
    private Ruling Accept(Step step)
    {
        var ruling = OwnConsortium(step).Hidden(Consortium?.Includes(step.On) != true).Gate(Freelancer(step.Who) != step.On, 403, "consortium.not-for-others").If(step.Variant == 1, 412, "consortium.terms-changed");
        if (Consortium is null || Consortium.Has(step.On)) return ruling;
        return ruling.If(Withdrawn, 409, "tender.withdrawn").If(Now >= Deadline && !Consortium.Lost.Any(l => l.IsOpen(Now)), 409, "consortium.frozen")
            .Does(() => Consortium.Accepted[step.On] = Consortium.Terms.Digest);
    }

    private Ruling TakeIn(Step step)
    {
        var ruling = Led(step, OwnConsortium(step)).Gate(Consortium?.Includes(step.On) == true, 409, "consortium.already-in").If(Withdrawn, 409, "tender.withdrawn");
        if (!ruling.Succeeds) return ruling;
        var (share, places) = (ShareOf(step), Now < Deadline ? [] : Consortium!.Lost.Where(l => l.IsOpen(Now) && Kind.Replacement == "equalMember" && l.Successor is null).ToList());
        // After the deadline only in the place of one who dropped out, for exactly her share.
        var place = Consortium!.Lost.All(l => l.Who != step.On) ? places.FirstOrDefault(l => l.Share == share) : null;
        return ruling.Gate(Now >= Deadline && places.Count == 0, 409, "consortium.frozen").Gate(Now >= Deadline && place is null, 422, "consortium.not-her-place")
            .If(share >= Consortium.Terms.ShareOf(Consortium.Terms.Lead), 422, "consortium.share-too-large").Does(() =>
            {
                if (place is not null) place.Successor = step.On;
                Consortium.Terms = Consortium.Terms.With(step.On, share);
            });
    }

    private Ruling HandInPart(Step step)
    {
        var ruling = OwnConsortium(step).Hidden(Consortium?.Includes(step.On) != true).Gate(Freelancer(step.Who) != step.On, 403, "price-part.not-for-others").Gate(!Kind.PartsHidden, 409, "price-part.not-asked");
        return TakesBids(ruling).If(Consortium?.Has(step.On) == false, 409, "price-part.accept-first")
            .Does(() => parts[step.On] = new PricePart(AmountOf(step), Consortium!.Terms.Digest, Changes)).Tells(p => ShowsOwnParts(p, step.On));
    }

    // A price is made of the parts of all, made for these terms and this tender, and of nothing else.
    private Ruling Priced(Step step, Ruling ruling)
    {
        if (!Kind.PartsHidden || Consortium is null) return ruling;
        var own = Consortium.Terms.Members.Select(m => parts.GetValueOrDefault(m.Who)).ToList();
        return ruling.Gate(own.Contains(null), 409, "price-part.missing").If(own.Any(p => p is not null && WhyStale(p) is not null), 409, "price-part.stale")
            .If(step.Variant == 2, 422, "price-part.price-given");
    }

    private int JointPrice(Step step, Bid bid)
    {
        if (!Kind.PartsHidden) return PriceOf(step);
        foreach (var (who, _) in Consortium!.Terms.Members) parts[who].Taken = bid;
        return Consortium.Terms.Members.Sum(m => parts[m.Who].Amount);
    }

    // Each her own; those of the others once a bid is made of theirs and hers. Which of them count no more, and why, all see.
    private bool ShowsOwnParts(JsonNode seen, int she)
    {
        var taken = parts.GetValueOrDefault(she)?.Taken;
        var own = Consortium!.Terms.Members.Select(m => (m.Who, Part: parts.GetValueOrDefault(m.Who))).OrderBy(m => m.Who).ToList();
        return seen["complete"]!.GetValue<bool>() == own.All(m => m.Part is not null && WhyStale(m.Part) is null)
            && seen["parts"]!.AsArray().Select(p => (Who: Known!(p!["freelancerId"]!.GetValue<string>()), Amount: (int?)p["amount"]?["amount"]!.GetValue<decimal>(), Stale: p["stale"]?.GetValue<string>())).OrderBy(p => p.Who)
                .SequenceEqual(own.Select(m => (m.Who, m.Who == she || (taken is not null && m.Part?.Taken == taken) ? m.Part?.Amount : null, m.Part is { } part ? WhyStale(part) : null)));
    }

    private string? WhyStale(PricePart part) => part.Digest != Consortium!.Terms.Digest ? "termsChanged" : part.Change < lastSubstantial ? "tenderChanged" : null;

    private sealed record PricePart(int Amount, string Digest, int Change)
    {
        /// <summary>The bid that is made of it.</summary>
        public Bid? Taken { get; set; }
    }
}

/// <summary>What the members of a consortium agree on.</summary>
internal sealed record Terms(int Lead, IReadOnlyList<(int Who, int Share)> Members, int Text)
{
    /// <summary>The same for the same terms, whoever is named first.</summary>
    public string Digest => $"{Lead} {Text} {string.Join(' ', Members.OrderBy(m => m.Who))}";

    public int ShareOf(int who) => Members.Single(m => m.Who == who).Share;

    /// <summary>Somebody more, for whom the lead gives up a share.</summary>
    public Terms With(int who, int share) => this with { Members = [.. Members.Select(m => m.Who == Lead ? (m.Who, m.Share - share) : m), (who, share)] };

    /// <summary>Somebody less, whose share goes to the lead, or to the first of the others, who leads then.</summary>
    public Terms Without(int who)
    {
        var (others, share) = (Members.Where(m => m.Who != who).ToList(), ShareOf(who));
        var lead = who != Lead || others.Count == 0 ? Lead : others[0].Who;
        return this with { Lead = lead, Members = [.. others.Select(m => m.Who == lead ? (m.Who, m.Share + share) : m)] };
    }

    /// <summary>What the lead makes of them: 0 another text, 2 shares that do not add up, 3 another lead.</summary>
    public Terms Changed(int variant) => variant switch
    {
        2 => this with { Members = [.. Members.Select(m => (m.Who, m.Share + 1))] },
        3 => this with { Lead = Members[^1].Who },
        _ => this with { Text = 1 - Text },
    };
}

/// <summary>Those who bid together.</summary>
/// <param name="Id">What the program calls it.</param>
/// <param name="Terms">What they agree on now.</param>
internal sealed record Consortium(string Id, Terms Terms)
{
    public Terms Terms { get; set; } = Terms;

    /// <summary>Who accepted which terms last.</summary>
    public Dictionary<int, string> Accepted { get; } = [];

    /// <summary>Who dropped out after the deadline.</summary>
    public List<Lost> Lost { get; } = [];

    public bool Includes(int who) => Terms.Members.Any(m => m.Who == who);

    /// <summary>Whether she accepted the terms as they are.</summary>
    public bool Has(int who) => Accepted.GetValueOrDefault(who) == Terms.Digest;

    /// <summary>Of those who bid one may be left; nobody forms one alone.</summary>
    public bool IsComplete => Terms.Members.Count > (Lost.Count > 0 ? 0 : 1) && Terms.Members.All(m => Has(m.Who));

    public void PartWith(int who)
    {
        Terms = Terms.Without(who);
        Accepted.Remove(who);
    }
}

/// <summary>Who dropped out, with the share she had.</summary>
internal sealed record Lost(int Who, int Share)
{
    public required DateTimeOffset Until { get; set; }
    public int? Successor { get; set; }
    public bool Settled { get; set; }

    public bool IsOpen(DateTimeOffset now) => !Settled && now < Until;
}
