using FsCheck;
using FsCheck.Fluent;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tests.Consortia;

public sealed class SharesTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Equal_shares_are_a_hundred_percent_to_the_basis_point_and_only_the_first_gets_the_rest() =>
        Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), count =>
        {
            var shares = Shares.Equal(count);
            return shares.Count == count && shares.Sum() == 10_000 && shares.Skip(1).All(s => s == 10_000 / count)
                && shares[0] - (10_000 / count) is >= 0 and var rest && rest < count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_cannot_share_and_more_than_ten_thousand_cannot_either()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Shares.Equal(0));
        Should.Throw<ArgumentOutOfRangeException>(() => Shares.Equal(10_001));
    }

    [Fact]
    public void Whoever_comes_or_goes_the_shares_stay_a_hundred_percent() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 1_000_000)).Resize(40).ToArbitrary(), choices =>
        {
            var terms = Terms(3);
            foreach (var choice in choices)
            {
                var lead = terms.Members.First(m => m.Freelancer == terms.Lead).ShareBasisPoints;
                if (choice % 3 > 0 && lead > 1) terms = terms.With(new ConsortiumMember(Somebody(), 1 + (choice % (lead - 1)), []));
                else if (terms.Members.Count > 1) terms = terms.Without(terms.Members[choice % terms.Members.Count].Freelancer);
                if (terms.Members.Sum(m => m.ShareBasisPoints) != 10_000) return false;
                if (terms.Members.Any(m => m.ShareBasisPoints < 1) || terms.Members.Count(m => m.Freelancer == terms.Lead) != 1) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(9_999, true)]
    [InlineData(10_000, false)]
    [InlineData(10_001, true)]
    public void Only_exactly_a_hundred_percent_will_do(int total, bool flawed)
    {
        var terms = Terms(2);
        terms = terms with { Members = [terms.Members[0] with { ShareBasisPoints = 4_000 }, terms.Members[1] with { ShareBasisPoints = total - 4_000 }] };
        terms.Flaws().Any(f => f.Code == ConsortiumFlaws.Shares).ShouldBe(flawed);
    }

    [Fact]
    public void Shares_too_large_to_add_up_in_thirty_two_bits_are_flawed_not_overflowing()
    {
        var terms = Terms(3);
        terms = terms with { Members = [.. terms.Members.Select(m => m with { ShareBasisPoints = int.MaxValue })] };
        terms.Flaws().ShouldContain(f => f.Code == ConsortiumFlaws.Shares);
    }

    [Fact]
    public void The_digest_does_not_depend_on_the_order_of_members_or_of_parts()
    {
        var terms = Terms(4);
        terms = terms with { Members = [terms.Members[0] with { Performs = ["maaien", "snoeien"] }, .. terms.Members.Skip(1)] };
        var turned = terms with { Members = [.. terms.Members.Reverse().Select(m => m with { Performs = [.. m.Performs.Reverse()] })] };
        turned.Hash().ShouldBe(terms.Hash());
    }

    [Fact]
    public void Any_change_of_the_terms_changes_the_digest()
    {
        var terms = Terms(2);
        var (first, second) = (terms.Members[0], terms.Members[1]);
        ConsortiumTerms[] others =
        [
            terms with { Mandate = terms.Mandate + "." }, terms with { Lead = second.Freelancer }, terms with { Liability = Liability.JointAndSeveral },
            terms with { LiabilityStatement = "x" }, terms with { Members = [first with { ShareBasisPoints = 5_001 }, second with { ShareBasisPoints = 4_999 }] },
            terms with { Members = [first with { Performs = ["a", "b"] }, second] }, terms with { Members = [first with { Performs = ["ab"] }, second] },
            terms with { Members = [first, second with { Performs = ["ab"] }] },
        ];
        others.Append(terms).Select(t => t.Hash()).Distinct().Count().ShouldBe(others.Length + 1);
    }

    private static Id<Freelancer> Somebody() => Id<Freelancer>.New(Now);

    private static ConsortiumTerms Terms(int count)
    {
        var members = Shares.Equal(count).Select(s => new ConsortiumMember(Somebody(), s, [])).ToList();
        return new ConsortiumTerms { Lead = members[0].Freelancer, Members = members, Mandate = "Namens ons.", Liability = Liability.ByShare };
    }
}
