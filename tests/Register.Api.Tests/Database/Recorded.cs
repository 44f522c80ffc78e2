using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Database;

/// <summary>Every statement the program sent while the tests ran, and the classes it came from.</summary>
internal static class Recorded
{
    // The same text may come from more than one class; enough of its stacks are looked at to see them all. On SQLite nothing waits in
    // between, so that the stack at the end of a statement is the one it was sent from.
    private const int MostStacks = 20_000;

    /// <summary>Neutral text, and the classes on the stack that sent it.</summary>
    public static ConcurrentDictionary<string, ConcurrentDictionary<Type, byte>> Statements { get; } = new();

    private static readonly ConcurrentDictionary<string, int> Stacks = new();
    private static readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> Followed = new();

    /// <summary>The statements that were sent for what is asked, in their order.</summary>
    public static async Task<(T Answer, IReadOnlyList<string> Statements)> Of<T>(Func<Task<T>> ask)
    {
        // The client hands it on, and the program's own spans come below it.
        using var trace = new Activity("asked").Start();
        var statements = Followed.GetOrAdd(trace.TraceId, _ => new());
        var answer = await ask();
        Followed.TryRemove(trace.TraceId, out _);
        return (answer, [.. statements]);
    }

#pragma warning disable CA2255 // It has to listen before the first test of the run.
    [ModuleInitializer]
    internal static void Listen() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = source => source.Name == "Register.Sql",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        ActivityStopped = Take,
    });
#pragma warning restore CA2255

    private static void Take(Activity activity)
    {
        if (activity.GetTagItem("db.query.text") is not string text) return;
        if (Followed.TryGetValue(activity.TraceId, out var statements)) statements.Enqueue(text);
        var classes = Statements.GetOrAdd(text, _ => new());
        if (Stacks.AddOrUpdate(text, 1, (_, n) => n + 1) > MostStacks) return;
        foreach (var frame in new StackTrace(1).GetFrames())
        {
            var type = frame.GetMethod()?.DeclaringType;
            while (type?.DeclaringType is not null) type = type.DeclaringType;
            if (type?.Assembly == typeof(Session).Assembly) classes.TryAdd(type.IsGenericType ? type.GetGenericTypeDefinition() : type, 0);
        }
    }
}
