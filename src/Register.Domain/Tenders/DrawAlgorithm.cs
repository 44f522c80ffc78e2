using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>How lots are drawn, byte for byte as docs/draw.md says, so that anybody can recompute it: whole numbers and
/// SHA-256 only. Whoever changes a byte of it changes <see cref="Name"/>.</summary>
public static class DrawAlgorithm
{
    /// <summary>Names this way of drawing.</summary>
    public const string Name = "register-draw/1";

    // The best chance there is, and after how many days an earlier invitation weighs no more than its number.
    private const int FullWeight = 1000;
    private const int MostDays = 730;

    /// <summary>A person's nonce in a draw: HMAC-SHA-256 of her id under the salt.</summary>
    public static string Nonce(ReadOnlySpan<byte> salt, Id<Freelancer> freelancer) => Hex(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(freelancer.ToString())));

    /// <summary>A person's pseudonym in a draw: SHA-256 over her nonce's bytes and her id's 36 characters.</summary>
    public static string Code(string nonce, Id<Freelancer> freelancer) =>
        Hex(SHA256.HashData([.. Convert.FromHexString(nonce), .. Encoding.UTF8.GetBytes(freelancer.ToString())]));

    /// <summary>The weight by rotation: the less often and the longer ago she was invited, the more. It is never nothing.</summary>
    public static long Rotation(int timesInvited, DateTimeOffset? lastInvitedAt, DateTimeOffset now)
    {
        if (lastInvitedAt is not { } last) return FullWeight;
        var days = Math.Clamp(DutchTime.DayOf(now).DayNumber - DutchTime.DayOf(last).DayNumber, 0, MostDays);
        return Math.Max(1, (long)FullWeight * days / (MostDays * (1L + timesInvited)));
    }

    /// <summary>The list that is drawn from, as text: everything that decides the outcome beside the seed and the public value.</summary>
    public static string ListText(Id<Draw> draw, DrawMethod method, int invited, IEnumerable<DrawCandidate> candidates, IEnumerable<DrawExclusion> excluded)
    {
        var text = new StringBuilder();
        text.Append(Name).Append("\ndraw ").Append(draw).Append("\nmethod ").Append(Word(method)).Append("\ninvite ").Append(invited).Append('\n');
        foreach (var c in candidates.OrderBy(c => c.Code, StringComparer.Ordinal))
            text.Append("candidate ").Append(c.Code).Append(' ').Append(c.Weight).Append(c.Chosen ? " chosen\n" : " drawn\n");
        foreach (var e in excluded.OrderBy(e => e.Code, StringComparer.Ordinal))
            text.Append("excluded ").Append(e.Code).Append(' ').AppendJoin(',', e.Reasons.Order().Select(r => Word(r))).Append('\n');
        return text.ToString();
    }

    /// <summary>SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>SHA-256 of bytes, in lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Hex(SHA256.HashData(bytes));

    /// <summary>All places of the weights in the order drawn: each time one of those left, with a chance of its weight in theirs.</summary>
    public static IReadOnlyList<int> Order(ReadOnlySpan<byte> seed, string listHash, string publicValue, IReadOnlyList<long> weights)
    {
        var key = HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"{Name}\n{listHash}\n{publicValue}"));
        var (left, total, counter, order) = (Enumerable.Range(0, weights.Count).ToList(), weights.Sum(), 0UL, new List<int>(weights.Count));
        while (left.Count > 0)
        {
            var mark = Below((ulong)total, key, ref counter);
            var at = 0;
            for (var sum = (ulong)weights[left[0]]; sum <= mark; sum += (ulong)weights[left[at]]) at++;
            order.Add(left[at]);
            total -= weights[left[at]];
            left.RemoveAt(at);
        }
        return order;
    }

    // A whole number from 0 up to the bound, each as likely: what would favour the lower ones is drawn again.
    private static ulong Below(ulong bound, byte[] key, ref ulong counter)
    {
        var beyond = ulong.MaxValue - (((ulong.MaxValue % bound) + 1) % bound);
        Span<byte> message = stackalloc byte[8];
        while (true)
        {
            BinaryPrimitives.WriteUInt64BigEndian(message, counter++);
            var number = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, message));
            if (number <= beyond) return number % bound;
        }
    }

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
