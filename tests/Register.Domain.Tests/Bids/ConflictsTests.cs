using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Bids;

public sealed class ConflictsTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly Id<Lot> lot = Id<Lot>.New(Now);

    private static BidParty A(string name, params string[] connected) => new(name, [$"NL-KVK {name}"], [.. connected.Select(c => $"NL-KVK {c}")], false);

    private BidParties Alone(BidParty who) => new(Id<Bid>.New(Now), lot, true, [who]);

    private BidParties Together(params BidParty[] members) => new(Id<Bid>.New(Now), lot, false, members);

    private static HashSet<Id<Bid>> Fallen(ConflictPolicy policy, params BidParties[] bids)
    {
        var fallen = Conflicts.Decide(bids, policy).SelectMany(c => c.Fell).ToHashSet();
        Conflicts.Decide([.. bids.Reverse()], policy).SelectMany(c => c.Fell).ToHashSet().ShouldBe(fallen, ignoreOrder: true);
        return fallen;
    }

    [Fact]
    public void A_bid_that_gave_way_to_one_made_alone_takes_nobody_else_with_it()
    {
        var (solo, gaveWay, stands) = (Alone(A("a")), Together(A("a"), A("b")), Together(A("b"), A("c")));
        Fallen(ConflictPolicy.KeepSolo, solo, gaveWay, stands).ShouldBe([gaveWay.Bid]);
        Fallen(ConflictPolicy.RefuseBoth, solo, gaveWay, stands).ShouldBe([solo.Bid, gaveWay.Bid, stands.Bid], ignoreOrder: true);
        Fallen(ConflictPolicy.AllowWithStatement, solo, gaveWay, stands).ShouldBeEmpty();
    }

    [Fact]
    public void Where_none_or_both_were_made_alone_nothing_is_to_be_preferred()
    {
        var (one, other) = (Together(A("a"), A("b")), Together(A("b"), A("c")));
        Fallen(ConflictPolicy.KeepSolo, one, other).ShouldBe([one.Bid, other.Bid], ignoreOrder: true);
        var (mother, daughter) = (Alone(A("m", "d")), Alone(A("d")));
        Fallen(ConflictPolicy.KeepSolo, mother, daughter).ShouldBe([mother.Bid, daughter.Bid], ignoreOrder: true);
    }

    [Fact]
    public void Firms_of_one_owner_are_connected_and_members_of_one_bid_may_be()
    {
        var (sister, brother) = (Alone(A("a", "holding")), Alone(A("b", "holding")));
        Conflicts.Decide([sister, brother], ConflictPolicy.RefuseBoth).ShouldHaveSingleItem().Links.ShouldHaveSingleItem().Kind.ShouldBe(ConflictKind.Connected);
        Fallen(ConflictPolicy.RefuseBoth, Together(A("a", "b"), A("b", "a"))).ShouldBeEmpty();
    }

    [Fact]
    public void Bids_for_different_lots_do_not_meet()
    {
        var elsewhere = new BidParties(Id<Bid>.New(Now), Id<Lot>.New(Now.AddSeconds(1)), true, [A("a")]);
        Conflicts.Decide([Alone(A("a")), elsewhere], ConflictPolicy.RefuseBoth).ShouldBeEmpty();
    }

    [Fact]
    public void Means_lent_to_a_bid_are_noted_only()
    {
        var (borrower, lender) = (Together(A("a"), A("l") with { ReliedOn = true }), Alone(A("l")));
        var conflict = Conflicts.Decide([borrower, lender], ConflictPolicy.RefuseBoth).ShouldHaveSingleItem();
        (conflict.Links.ShouldHaveSingleItem().Kind, conflict.Fell.Count).ShouldBe((ConflictKind.ReliedOn, 0));
    }
}
