namespace Register.Api.Http;

/// <summary>Who has arrived and is to be answered, each worked on for a step at a time: only so many steps at once that there are threads
/// left for newcomers.</summary>
public sealed class Line
{
    // Twice the processors: a thread that waits for the disk leaves its processor to another.
    private static readonly int AtOnce = 2 * Environment.ProcessorCount;

    // One step each, then to the end of the line: nobody's long work keeps a newcomer from being noted.
    private readonly TaskScheduler steps = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, AtOnce, maxItemsPerTask: 1).ConcurrentScheduler;
    private long waiting;

    /// <summary>How many are in it now.</summary>
    public long Waiting => Interlocked.Read(ref waiting);

    public async Task Work(Func<Task> work)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, steps).Unwrap();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
