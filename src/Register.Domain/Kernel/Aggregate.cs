namespace Register.Domain.Kernel;

/// <summary>Something that happened, in the past tense (<c>TenderPublished</c>). It is written to the journal, which
/// is never erased: it holds ids, codes, amounts and instants, and never personal data or sealed content.</summary>
public abstract record DomainEvent;

/// <summary>A thing that judges its own changes and is loaded and saved as a whole.</summary>
public abstract class Aggregate<TSelf>
    where TSelf : Aggregate<TSelf>
{
    private readonly List<DomainEvent> events = [];

    /// <summary>Its identity.</summary>
    public Id<TSelf> Id { get; protected init; }

    /// <summary>Counts saved changes; 0 until first saved. It is the ETag.</summary>
    public long Version { get; private set; }

    /// <summary>What happened since it was loaded.</summary>
    public IReadOnlyList<DomainEvent> Events => events;

    /// <summary>Records what happened.</summary>
    protected void Raise(DomainEvent happened) => events.Add(happened);

    /// <summary>Called by the store when it loaded (with the stored version) or saved (with the next one).</summary>
    public void Stored(long version)
    {
        Version = version;
        events.Clear();
    }
}
