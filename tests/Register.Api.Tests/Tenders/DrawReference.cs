using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Tenders;

/// <summary>Recomputes a draw from its JSON record, as docs/draw.md says and from nothing else: written apart from the
/// program, for whoever does not take its word. It answers what is wrong.</summary>
internal static class DrawReference
{
    /// <summary>Everything that does not agree; nothing for an honest record.</summary>
    public static List<string> Flaws(JsonNode draw)
    {
        var flaws = new List<string>();
        var candidates = draw["candidates"]!.AsArray().Select(c => c!).ToList();
        var lines = new List<string> { "register-draw/1", $"draw {Text(draw["id"])}", $"method {Text(draw["method"])}", $"invite {Text(draw["invited"])}" };
        lines.AddRange(candidates.Select(c => $"candidate {Text(c["code"])} {Text(c["weight"])} {(c["chosen"]!.GetValue<bool>() ? "chosen" : "drawn")}").Order(StringComparer.Ordinal));
        lines.AddRange(draw["excluded"]!.AsArray().Select(e => $"excluded {Text(e!["code"])} {string.Join(',', e["reasons"]!.AsArray().Select(Text))}").Order(StringComparer.Ordinal));
        var hash = Sha256(string.Concat(lines.Select(l => l + "\n")));
        if (hash != Text(draw["listHash"])) flaws.Add("the list is not the one whose hash was noted");
        var expected = candidates.Where(c => c["chosen"]!.GetValue<bool>()).Select(c => Text(c["code"])).Order(StringComparer.Ordinal).ToList();
        var rest = candidates.Where(c => !c["chosen"]!.GetValue<bool>()).OrderBy(c => Text(c["code"]), StringComparer.Ordinal).ToList();
        if (draw["seed"] is { } seed)
        {
            var secret = Convert.FromHexString(Text(seed));
            if (Convert.ToHexStringLower(SHA256.HashData(secret)) != Text(draw["commitment"])) flaws.Add("the seed is not the one committed to");
            expected.AddRange(Drawn(secret, hash, Text(draw["publicValue"]), rest));
        }
        else if (Text(draw["method"]) == "all") expected.AddRange(rest.Select(c => Text(c["code"])));
        var told = candidates.Where(c => c["place"] is not null).OrderBy(c => c["place"]!.GetValue<int>()).Select(c => Text(c["code"])).ToList();
        if (!told.SequenceEqual(expected)) flaws.Add("the order is another one");
        foreach (var person in candidates.Concat(draw["excluded"]!.AsArray()).Where(p => p!["nonce"] is not null)) CheckPerson(draw, person!, flaws);
        return flaws;
    }

    // Whoever has a nonce checks her own code; whoever has the salt checks everybody's nonce.
    private static void CheckPerson(JsonNode draw, JsonNode person, List<string> flaws)
    {
        var (nonce, id) = (Convert.FromHexString(Text(person["nonce"])), Encoding.ASCII.GetBytes(Text(person["freelancerId"])));
        if (Convert.ToHexStringLower(SHA256.HashData([.. nonce, .. id])) != Text(person["code"])) flaws.Add("a code is not that person's");
        if (draw["salt"] is not { } salt) return;
        var secret = Convert.FromHexString(Text(salt));
        if (Convert.ToHexStringLower(SHA256.HashData(secret)) != Text(draw["saltCommitment"])) flaws.Add("the salt is not the one committed to");
        if (!HMACSHA256.HashData(secret, id).SequenceEqual(nonce)) flaws.Add("a nonce was not made with the salt");
    }

    private static IEnumerable<string> Drawn(byte[] seed, string hash, string publicValue, List<JsonNode> rest)
    {
        var key = HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes("register-draw/1\n" + hash + "\n" + publicValue));
        BigInteger counter = 0;
        while (rest.Count > 0)
        {
            var total = rest.Aggregate(BigInteger.Zero, (sum, c) => sum + BigInteger.Parse(Text(c["weight"]), CultureInfo.InvariantCulture));
            var whole = BigInteger.Pow(2, 64) / total * total;
            BigInteger number;
            do
            {
                var message = new byte[8];
                for (var i = 0; i < 8; i++) message[i] = (byte)(int)((counter >> (8 * (7 - i))) & 255);
                counter++;
                number = new BigInteger(HMACSHA256.HashData(key, message).AsSpan(0, 8), isUnsigned: true, isBigEndian: true);
            }
            while (number >= whole);
            var mark = number % total;
            foreach (var c in rest)
            {
                mark -= BigInteger.Parse(Text(c["weight"]), CultureInfo.InvariantCulture);
                if (mark >= 0) continue;
                yield return Text(c["code"]);
                rest.Remove(c);
                break;
            }
        }
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
