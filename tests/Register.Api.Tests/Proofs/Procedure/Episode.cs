using System.Net;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Procedure;

/// <summary>One tender from its draft on, in the model and in the program at once.</summary>
internal sealed class Episode(RegisterApp app, IReadOnlyDictionary<Who, ApiClient> town, Kind kind, DateTimeOffset begin, Func<int> number)
{
    /// <summary>The steps that were played.</summary>
    public List<Step> Steps { get; } = [];

    /// <summary>Plays what is chosen, until nothing is; what the model and the program do not agree on, null where they do.</summary>
    public async Task<string?> Play(Func<Model, int, Step?> choose, Action<State, Step, bool>? saw = null)
    {
        // Each at the same time: together they would last longer than the figures of the law.
        app.Clock.MoveTo(begin);
        var model = new Model(kind, Seconds(app.Clock.GetUtcNow()));
        var player = await Player.Enter(app, town, model, number());
        var version = (await player.Read()).ETag;
        for (var i = 0; ; i++)
        {
            Now(model);
            if (choose(model, i) is not { } step) return null;
            Steps.Add(step);
            var (state, ruling) = (model.State, step.What == Operation.Time ? new Ruling(200) : model.Judge(step));
            if (step.What == Operation.Time) app.Clock.MoveTo(model.Later(step.Variant, model.Now));
            else if (await Sent(step, model, player, ruling) is { } wrong) return $"{wrong}\nin {state} at {model.Now:O}";
            saw?.Invoke(state, step, ruling.Succeeds);
            foreach (var gone in model.DropOuts.Where(d => d.Untold)) model.Hear(gone, await player.Told(gone));
            Now(model);
            var read = (await player.Read()).ShouldBe(HttpStatusCode.OK);
            var (status, deadline) = (read["status"]!.GetValue<string>(), read["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>());
            if (status != model.Status) return $"After {step} the tender is {status}; the model says {model.Status} at {model.Now:O}.";
            if (deadline != model.Deadline) return $"After {step} the deadline is {deadline:O}; the model says {model.Deadline:O}.";
            if (!ruling.Succeeds && read.ETag != version) return $"{step} was refused and changed the tender.";
            version = read.ETag;
        }
    }

    private static async Task<string?> Sent(Step step, Model model, Player player, Ruling ruling)
    {
        var answer = await player.Send(step, model);
        var status = (int)answer.Status;
        if (ruling.Succeeds)
        {
            if (status != ruling.Success) return $"{step} comes to {status} {answer.Code}; the model says {ruling.Success}.\n{answer.Text}";
            // What was deleted answers with nothing.
            var json = answer.Body.Length > 0 ? answer.Json : new JsonObject();
            try
            {
                ruling.Then(json);
            }
            catch (InvalidOperationException impossible)
            {
                return $"{step}: {impossible.Message}";
            }
            player.Learn(step, answer);
            return ruling.Says(json) ? null : $"{step} says what the model does not: {answer.Text}";
        }
        var code = status >= 400 ? answer.Code : null;
        model.Refused(step, code);
        return ruling.Refusals.Contains(new Refused(status, code ?? "")) ? null
            : $"{step} comes to {status} {code}; the model says {string.Join(" or ", ruling.Refusals.Select(r => $"{r.Status} {r.Code}"))}.\n{answer.Text}";
    }

    // The clock runs on between two looks at it: what happens by itself is not to happen in between.
    private void Now(Model model)
    {
        model.Now = app.Clock.GetUtcNow();
        if (model.Boundaries.Where(b => b > model.Now && b < model.Now.AddSeconds(20)).Order().FirstOrDefault() is { Year: > 1 } near) app.Clock.MoveTo(near);
        model.Now = app.Clock.GetUtcNow();
    }

    private static DateTimeOffset Seconds(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
