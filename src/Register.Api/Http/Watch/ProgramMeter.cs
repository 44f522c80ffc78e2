using System.Diagnostics.Metrics;
using Register.Api.Http.Loops;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;

namespace Register.Api.Http.Watch;

/// <summary>What happened in this program, and how things stand: how long until bids close, how far the journal is, how many wait. What stands in
/// the database is looked up before it is told, and from time to time for whoever is sent it.</summary>
public sealed partial class ProgramMeter : Repeating
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private readonly IServiceScopeFactory scopes;
    private readonly WorkPlaces places;
    private readonly Line line;
    private readonly Dialect database;
    private readonly TimeProvider clock;
    private readonly ILogger<ProgramMeter> log;
    private readonly Counter<long> events;
    private volatile Standing? last;

    public ProgramMeter(IMeterFactory meters, IServiceScopeFactory scopes, WorkPlaces places, Line line, Dialect database, LoopOptions loops, TimeProvider clock, ILogger<ProgramMeter> log)
        : base(loops.Seconds == 0 ? TimeSpan.Zero : Every, clock)
    {
        (this.scopes, this.places, this.line, this.database, this.clock, this.log) = (scopes, places, line, database, clock, log);
        var meter = meters.Create(Measures.Name);
        events = meter.CreateCounter<long>("register.events", "{event}", "What requests brought about, by its name in the journal: bids a second are the rate of BidSubmitted.");
        meter.CreateObservableGauge("register.deadline", UntilDeadline, "s", "Time until the next submission deadline of a published tender.");
        meter.CreateObservableGauge("register.journal.position", Position, "{row}", "The last row of the journal: who follows it subtracts how far it has come.");
        meter.CreateObservableGauge("register.queue", Queues, "{request}", "Requests that wait for their answer since all of them was there, for a place to be worked on, or for the one writer of SQLite.");
    }

    /// <summary>Something happened for good.</summary>
    public void Happened(string name) => events.Add(1, new KeyValuePair<string, object?>("event", name));

    /// <summary>Looks up how things stand. Where it cannot be looked up nothing is told of it.</summary>
    public async Task Look()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            last = await scope.ServiceProvider.GetRequiredService<Standings>().Now();
        }
        catch (Exception error)
        {
            // An old figure would say that all is well. What is counted in here is told all the same.
            last = null;
            LogUnknown(error.GetType().Name, error.StackTrace ?? "");
        }
    }

    protected override Task Once(CancellationToken cancellation) => Look();

    // Counted down between two looks; a deadline that has come is none that is awaited.
    private IEnumerable<Measurement<double>> UntilDeadline() =>
        last?.NextDeadline is { } at && at > clock.GetUtcNow() ? [new Measurement<double>((at - clock.GetUtcNow()).TotalSeconds)] : [];

    private IEnumerable<Measurement<long>> Position() => last is { } standing ? [new Measurement<long>(standing.Position)] : [];

    private IEnumerable<Measurement<long>> Queues() =>
        [Queue("answer", line.Waiting), Queue("place", places.Waiting), Queue("writer", database.Waiting)];

    private static Measurement<long> Queue(string forWhat, long waiting) => new(waiting, new KeyValuePair<string, object?>("for", forWhat));

    [LoggerMessage(Level = LogLevel.Warning, Message = "How things stand is not known: {Error}\n{Stack}")]
    private partial void LogUnknown(string error, string stack);
}
