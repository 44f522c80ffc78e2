using System.Diagnostics;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs.Procedure;

/// <summary>Legal and illegal steps by dice, by everybody, against a model of the procedure that knows nothing of the program. What they
/// do not agree on is shown with the fewest steps that lead there. <c>REGISTER_TEST_SEED</c> repeats a run,
/// <c>REGISTER_MODEL_STEPS</c> makes it longer.</summary>
public sealed class ProcedureTests(ITestOutputHelper output)
{
    private const int Programs = 2;
    private const int MostTimes = 4;
    private static readonly int Least = int.TryParse(Environment.GetEnvironmentVariable("REGISTER_MODEL_STEPS"), out var set) ? set : 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Kind[] Kinds =
    [
        new(false, 20, false, true) { Replacement = "remainingMembers" },
        new(true, 20, false, false) { NamesHidden = true, Conflicts = "keepSolo", Replacement = "equalMember" },
        new(false, 0, true, false) { PartsHidden = true, Replacement = "remainingMembers" },
        new(false, 20, true, false) { NamesHidden = true, PartsHidden = true, Conflicts = "allowWithStatement", Replacement = "equalMember" },
        new(false, 20, false, false) { Keyed = true, Conflicts = "allowWithStatement", Replacement = "remainingMembers" },
        new(true, 0, true, true) { Keyed = true, Conflicts = "keepSolo" },
    ];

    private int played;
    private volatile bool over;

    [Fact]
    public async Task The_program_and_the_model_agree_on_every_status_and_every_refusal()
    {
        var seed = Environment.GetEnvironmentVariable("REGISTER_TEST_SEED") is { Length: > 0 } given ? int.Parse(given) : Random.Shared.Next(1_000_000);
        output.WriteLine($"REGISTER_TEST_SEED={seed}");
        var watch = Stopwatch.StartNew();
        var choices = Enumerable.Range(0, Programs).Select(i => new Choices(new Random(seed + i))).ToList();
        var wrong = (await Task.WhenAll(choices.Select((c, i) => Task.Run(() => Play(c, i, choices))))).OfType<string>().ToList();
        var (tried, all) = Choices.Roles(choices);
        output.WriteLine($"{played} steps, {choices.Sum(c => c.Refused)} of them refused, {tried} of {all} roles in states, {Choices.Seen(choices)} outcomes in states, in {watch.Elapsed.TotalSeconds:F0} s");
        wrong.ShouldBeEmpty($"REGISTER_TEST_SEED={seed}\n{string.Join("\n\n", wrong)}");
        if (Least >= 20_000) Choices.Missing(choices).ShouldBeEmpty();
    }

    /// <summary>Tender after tender in a program of its own, with a clock of its own.</summary>
    private async Task<string?> Play(Choices choices, int place, IReadOnlyList<Choices> all)
    {
        var app = new RegisterApp { Adjust = _ => { } };
        await app.InitializeAsync();
        try
        {
            var town = await Player.Town(app);
            var (begin, number) = (app.Clock.GetUtcNow(), 0);
            while (!over && (played < Least || (played < MostTimes * Least && Choices.Missing(all).Count > 0)))
            {
                var kind = Kinds[(place + number) % Kinds.Length];
                var episode = new Episode(app, town, kind, begin, () => number++);
                var wrong = await episode.Play((model, i) => over ? null : choices.Next(model, i), choices.Saw);
                Interlocked.Add(ref played, episode.Steps.Count);
                if (wrong is null) continue;
                over = true;
                return await Shortened(wrong, episode.Steps, kind, steps => new Episode(app, town, kind, begin, () => number++).Play((_, i) => i < steps.Count ? steps[i] : null));
            }
            return null;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>The fewest steps found that still come to a disagreement, and which.</summary>
    private static async Task<string> Shortened(string wrong, List<Step> steps, Kind kind, Func<List<Step>, Task<string?>> play)
    {
        var watch = Stopwatch.StartNew();
        for (var some = steps.Count / 2; some > 0 && watch.Elapsed < Patience; some = some > 1 ? some / 2 : 0)
            for (var from = 0; from < steps.Count && watch.Elapsed < Patience;)
            {
                var fewer = steps[..from].Concat(steps[Math.Min(from + some, steps.Count)..]).ToList();
                if (await play(fewer) is { } still) (wrong, steps) = (still, fewer);
                else from += some;
            }
        return $"{wrong}\n{kind}\n{string.Join('\n', steps)}";
    }
}
