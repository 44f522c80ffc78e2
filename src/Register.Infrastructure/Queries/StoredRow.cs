using Register.Domain.Kernel;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Queries;

/// <summary>An aggregate as it is stored.</summary>
internal record StoredRow
{
    public long Version { get; init; }
    public string Body { get; init; } = "";

    /// <summary>The aggregate, at its version.</summary>
    public T Read<T>()
        where T : Aggregate<T>
    {
        var aggregate = RegisterJson.Read<T>(Body);
        aggregate.Stored(Version);
        return aggregate;
    }
}
