using Dapper;

namespace Register.Infrastructure.Database;

/// <summary>The filter of a query: conditions that all must hold, and their arguments.</summary>
public sealed class Where
{
    private readonly List<string> conditions = [];

    /// <summary>The arguments of all conditions, and of whatever else the statement needs.</summary>
    public DynamicParameters Arguments { get; } = new();

    /// <summary>Whether there is no condition.</summary>
    public bool IsEmpty => conditions.Count == 0;

    /// <summary>Adds the condition if the value is there; it refers to the value as <c>@name</c>.</summary>
    public Where And(string condition, string name, object? value)
    {
        if (value is null) return this;
        conditions.Add(condition);
        Arguments.Add(name, value);
        return this;
    }

    /// <summary>Adds a condition without a value.</summary>
    public Where And(string condition)
    {
        conditions.Add(condition);
        return this;
    }

    /// <summary><c>WHERE a AND b</c>, or nothing.</summary>
    public override string ToString() => conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
}
