using FsCheck;
using FsCheck.Fluent;
using Register.Domain.Clusters;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tests.Clusters;

public sealed class ClusterTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ClusterProfile Open = new() { Name = "Groen", Sectors = ["8130"], Areas = ["GM0935"], Open = true };

    [Fact]
    public void Whatever_its_members_do_a_cluster_has_an_organiser_or_is_dissolved() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 1_000)).Resize(40).ToArbitrary(), choices =>
        {
            var people = Enumerable.Range(0, 5).Select(_ => Id<Freelancer>.New(Now)).ToList();
            var cluster = Cluster.Found(Open, people[0], Now);
            foreach (var (i, choice) in choices.Index())
            {
                var (who, by) = (people[choice % 5], people[choice / 5 % 5]);
                try
                {
                    if (choice % 3 == 0) cluster.Join(who, Now.AddMinutes(i));
                    else if (choice % 3 == 1) cluster.Invite(who, by, Now.AddMinutes(i));
                    else cluster.Remove(who, by, Now.AddMinutes(i));
                }
                catch (Refusal)
                {
                    // Refused wishes change nothing; what counts is the state they leave behind.
                }
                var joined = cluster.Members.Where(m => m.Status == MemberStatus.Joined).ToList();
                if (cluster.DissolvedAt is null ? !joined.Exists(m => m.Organiser) : cluster.Members.Count > 0) return false;
                if (cluster.Members.Any(m => m.Organiser && m.Status == MemberStatus.Invited) || cluster.Members.Select(m => m.Freelancer).Distinct().Count() < cluster.Members.Count) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cluster_is_full_at_two_hundred()
    {
        var cluster = Cluster.Found(Open, Id<Freelancer>.New(Now), Now);
        for (var i = 1; i < Cluster.MostMembers; i++) cluster.Join(Id<Freelancer>.New(Now), Now);
        Should.Throw<Refusal>(() => cluster.Join(Id<Freelancer>.New(Now), Now)).Code.ShouldBe("cluster.full");
    }
}
