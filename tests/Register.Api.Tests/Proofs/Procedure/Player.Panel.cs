using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Player
{
    private static string NameOf(Who person) => person.ToString().ToLowerInvariant();

    /// <summary>Each answers otherwise: by that, and nothing else, a panel may tell the bids apart.</summary>
    private static string AnswerOf(int bid) => $"Wij beginnen bij vak {bid}.";

    private async Task<IEnumerable<object>> Alone(Step step, Model model, string lots)
    {
        var (given, labels) = (model.GivenAlone(step), await Labels(lots));
        return given.Count == 0 ? [OfNone] : given.Select(s => new { bid = labels.GetValueOrDefault(s.Who, $"Z{s.Who}"), criterion = "plan", score = s.Score, reason = "Zo is het." });
    }

    private async Task<IEnumerable<object>> Together(Step step, Model model, string lots)
    {
        var (agreed, labels) = (model.Agreed(step), await Labels(lots));
        return agreed.Count == 0 ? [OfNone] : agreed.Select(s => new
        {
            bid = labels.GetValueOrDefault(s.Who, $"Z{s.Who}"), criterion = "plan", score = s.Score, reason = "Samen.",
            changes = (step.Variant == 2 ? [] : model.GivingWay(s.Who, s.Score).Select(NameOf)).Concat(step.Variant == 3 ? ["niemand"] : []).Select(p => new { person = p, reason = "Las bijlage 2 niet." }),
        });
    }

    private static object OfNone => new { bid = "ZZ", criterion = "plan", score = 1, reason = "Zo is het." };

    /// <summary>The label of each bid, found by what it answers.</summary>
    private async Task<Dictionary<int, string>> Labels(string lots)
    {
        var seen = await clients[Who.Auditor].Get($"{lots}/panel");
        return seen.Status != System.Net.HttpStatusCode.OK ? [] : seen["bids"]!.AsArray().ToDictionary(
            b => Enumerable.Range(0, bids.Length).Single(i => b!["answers"]![0]!.Text("text") == AnswerOf(i)), b => b!.Text("label"));
    }
}
