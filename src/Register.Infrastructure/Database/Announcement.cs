namespace Register.Infrastructure.Database;

/// <summary>Word that a change is being prepared and will want to be written soon, so that the writer may wait for it and
/// commit both together. It ends when the change arrives, or when it is disposed of because it will not come.</summary>
public sealed class Announcement(Action over) : IDisposable
{
    private int ended;

    /// <summary>The change is here.</summary>
    public void Arrive() => Dispose();

    /// <summary>The change will not come, unless it came.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0) over();
    }
}
