using System.Net;
using System.Text.RegularExpressions;
using Register.Api.Http;
using Register.Api.Tests.Database;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>What everybody was answered to one call.</summary>
internal sealed record Row(Call Call, Endpoint Endpoint, IReadOnlyDictionary<Who, Answer> Answers)
{
    /// <summary>Whether the thing itself was shown or changed.</summary>
    public bool Granted(Who who) => (int)Answers[who].Status < 300 && (Call.Shown is not { } listed || Answers[who].Text.Contains(listed, StringComparison.Ordinal));
}

/// <summary>Sends every call as everybody and holds each answer to the rules. Nothing that is granted stays done: everybody asks in the same state.</summary>
internal sealed partial class Asking(RegisterApp app, UndoingDialect dialect, Cast cast)
{
    public List<Row> Rows { get; } = [];

    /// <summary>What broke a rule.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How many were refused, and how many of those were told the same as of a thing that is not there.</summary>
    public int Refused { get; private set; }

    public int Alike { get; private set; }

    /// <summary>How many statements were compared for that.</summary>
    public int Statements { get; private set; }

    public async Task Ask(IEnumerable<Call> calls)
    {
        foreach (var call in calls)
        {
            var endpoint = Endpoints.All.Single(e => e.Name == call.Operation);
            var tag = MessageShape.Of(endpoint).NeedsIfMatch ? await TagFor(call, endpoint) : null;
            dialect.Undoing = true;
            var answers = new Dictionary<Who, Answer>();
            foreach (var who in cast.Clients.Keys) answers[who] = await Send(who, endpoint, call, call.Thing, tag);
            var row = new Row(call, endpoint, answers);
            Rows.Add(row);
            foreach (var who in cast.Clients.Keys) await Judge(row, who, tag);
            dialect.Undoing = false;
            if (call is { MustBeGranted: true, By: not Who.None } && !answers.Keys.Any(w => call.By.HasFlag(w) && row.Granted(w)))
                Fault(row, cast.Clients.Keys.First(w => call.By.HasFlag(w)), "is granted it to nobody, not even");
            await RefusedChangesNothing(row, tag);
        }
    }

    private async Task Judge(Row row, Who who, string? tag)
    {
        var (call, answer) = (row.Call, row.Answers[who]);
        if ((int)answer.Status >= 500) Fault(row, who, "made it fail");
        if (row.Granted(who) && !call.By.HasFlag(who)) Fault(row, who, "was granted it");
        try
        {
            cast.Secrets.MustBeKept(who, $"{call.Operation} of {call.Thing.Name}", answer.Text);
        }
        catch (ShouldAssertException told)
        {
            Faults.Add(told.Message);
        }
        if (!row.Granted(who)) Refused++;
        // Whoever may not see it finds out nothing, whatever version she claims to have read. A list is asked without the thing's id.
        if (call.Thing.Seers.HasFlag(who) || call.Shown is not null) return;
        var (absent, ofNone) = await Recorded.Of(() => Send(who, row.Endpoint, call, call.Thing.Absent(), tag));
        var (_, ofIt) = await Recorded.Of(() => Send(who, row.Endpoint, call, call.Thing, tag));
        Alike++;
        Statements += ofIt.Count;
        // As much is done for it: how long it takes does not tell either.
        if (!ofNone.SequenceEqual(ofIt)) Fault(row, who, $"can tell by the time that it is there: of none is asked\n{string.Join('\n', ofNone)}\nof it\n{string.Join('\n', ofIt)}\n");
        if (Told(absent) != Told(answer)) Fault(row, who, $"learned that it is there: of none she is told {Told(absent)}, of it");
        if (tag is null) return;
        var old = await Send(who, row.Endpoint, call, call.Thing, "\"999\"");
        if (Told(absent) != Told(old)) Fault(row, who, $"learned its version: of none she is told {Told(absent)}, of an old one {Told(old)}, of it");
    }

    private async Task RefusedChangesNothing(Row row, string? tag)
    {
        var before = await DatabaseState.Of(app);
        foreach (var who in row.Answers.Keys.Where(w => (int)row.Answers[w].Status >= 400))
        {
            var again = await Send(who, row.Endpoint, row.Call, row.Call.Thing, tag);
            if (again.Status != row.Answers[who].Status) Fault(row, who, $"was answered {(int)again.Status} when asking again, and first");
        }
        if (await DatabaseState.Of(app) != before) Fault(row, Who.None, "changed something with a refused request");
    }

    private static string Told(Answer answer) => $"{(int)answer.Status} {Id().Replace(answer.Text, "id")}";

    private void Fault(Row row, Who who, string what) =>
        Faults.Add($"{who} {what}: {row.Call.Operation} on {row.Call.Thing.Name}{(row.Answers.TryGetValue(who, out var answer) ? $": {(int)answer.Status} {answer.Text}" : "")}");

    private Task<Answer> Send(Who who, Endpoint endpoint, Call call, Thing thing, string? tag)
    {
        var shape = MessageShape.Of(endpoint);
        var raw = shape is { HasRawBody: true, Body: null };
        object? body = raw ? "%PDF-1.7 small"u8.ToArray() : call.Body is { } made ? made(thing.Id) : Operations.Body(endpoint)?.ToJsonString();
        return cast.Clients[who].Send(new HttpMethod(endpoint.Method), Path(who, endpoint, thing, call.Query?.Invoke(thing.Id)), body is System.Text.Json.Nodes.JsonNode node ? node.ToJsonString() : body, tag,
            contentType: raw ? "application/pdf" : "application/json");
    }

    private string Path(Who who, Endpoint endpoint, Thing thing, string? query) =>
        Operations.Path(endpoint, part => thing.Ids.FirstOrDefault(i => i.Part == part.Name).Value is var value && value == Thing.Own ? cast.FreelancerOf(who) : value, query);

    // As whoever may do it reads it: at its own place or the nearest around it.
    private async Task<string> TagFor(Call call, Endpoint endpoint)
    {
        var who = cast.Clients.Keys.First(w => (call.By == Who.None ? call.Thing.Seers : call.By).HasFlag(w));
        for (var place = Path(who, endpoint, call.Thing, null); place.Length > 4; place = place[..place.LastIndexOf('/')])
        {
            var answer = await cast.Clients[who].Get(place);
            if (answer is { Status: HttpStatusCode.OK, ETag: { } tag }) return tag;
        }
        return "\"1\"";
    }

    // Of things and of the request; and when it was made.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=\"traceId\":\")[0-9a-f]+|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")]
    private static partial Regex Id();
}
