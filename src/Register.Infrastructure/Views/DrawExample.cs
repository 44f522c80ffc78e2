using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A draw for the API document: a real one of three candidates, of whom two were invited.</summary>
internal static class DrawExample
{
    public static readonly Id<Draw> Id = Id<Draw>.Parse("0199a1f0-5c00-7000-8000-000000000060");
    public static readonly DateTimeOffset PreparedAt = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly PublicSource Source = new("Trekking Staatsloterij van 10 oktober 2026, hoofdprijs: het winnende lotnummer", PreparedAt.AddDays(10));

    public static DrawView Make()
    {
        var (seed, salt, value) = (Enumerable.Repeat((byte)0xa1, 32).ToArray(), Enumerable.Repeat((byte)0xb2, 32).ToArray(), "DZ 417 226");
        var candidates = Enumerable.Range(0x10, 3).Select(n => Candidate(Id<Freelancer>.Parse($"0199a1f0-5c00-7000-8000-0000000000{n:x2}"), salt))
            .OrderBy(c => c.Code, StringComparer.Ordinal).ToList();
        var hash = DrawAlgorithm.Hash(DrawAlgorithm.ListText(Id, DrawMethod.Random, 2, candidates, []));
        var order = DrawAlgorithm.Order(seed, hash, value, [.. candidates.Select(c => c.Weight)]).ToList();
        return new DrawView
        {
            Id = Id, Version = 2, TenderId = TenderView.Example.Id, LotIds = [LotView.Example.Id], Status = DrawStatus.Sent, Method = DrawMethod.Random, Number = 2,
            Criteria = new DrawCriteria { Sectors = ["8130"], Areas = ["GM0935"], MinHoursPerWeek = 8 }, Source = Source,
            Commitment = DrawAlgorithm.Hash(seed), SaltCommitment = DrawAlgorithm.Hash(salt), PreparedAt = PreparedAt, SentAt = PreparedAt.AddDays(11), Invited = 2,
            PublicValue = value, Seed = Convert.ToHexStringLower(seed), ListHash = hash, Chosen = [], Excluded = [],
            Candidates = [.. candidates.Select((c, i) => DrawPersonView.Of(c with { Place = order.IndexOf(i) + 1 },
                order.IndexOf(i) < 2 ? DrawOutcome.Invited : DrawOutcome.Skipped, false, false, new Dictionary<Id<Freelancer>, string>()))],
        };
    }

    private static DrawCandidate Candidate(Id<Freelancer> freelancer, byte[] salt)
    {
        var nonce = DrawAlgorithm.Nonce(salt, freelancer);
        return new DrawCandidate { Code = DrawAlgorithm.Code(nonce, freelancer), Nonce = nonce, Freelancer = freelancer, Sectors = ["8130"], Weight = 1 };
    }
}
