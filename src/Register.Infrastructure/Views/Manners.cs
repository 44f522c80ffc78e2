using MediatR;

namespace Register.Infrastructure.Views;

/// <summary>A question: changes nothing.</summary>
public interface IQuery<out TAnswer> : IRequest<TAnswer>;

/// <summary>A wish to change something: runs in one transaction.</summary>
public interface ICommand<out TAnswer> : IRequest<TAnswer>;

/// <summary>An answer with a version, which becomes its ETag.</summary>
public interface IVersioned
{
    long Version { get; }
}

/// <summary>Says a code with its arguments in the reader's language.</summary>
public delegate string Say(string code, params (string Name, object? Value)[] arguments);

/// <summary>An answer with text for people: the edge, which knows their language, has it written.</summary>
public interface ISpoken
{
    /// <summary>The same with its text.</summary>
    object In(Say say);
}

/// <summary>A type that shows in the API document what it looks like.</summary>
public interface IExample<out TSelf>
{
    static abstract TSelf Example { get; }
}

/// <summary>One page of a list. <see cref="Next"/> is the cursor of the page behind it, absent on the last.</summary>
public sealed record Page<T> : IPage
{
    bool IPage.IsSpoken => typeof(ISpoken).IsAssignableFrom(typeof(T));

    object IPage.In(Say say) => this with { Items = [.. Items.Select(i => (T)((ISpoken)i!).In(say))] };

    public required IReadOnlyList<T> Items { get; init; }
    public string? Next { get; init; }

    /// <summary>How many there are in all, where <c>count=true</c> asked for it.</summary>
    public long? Count { get; init; }
}

/// <summary>What the edge needs to know of a page.</summary>
public interface IPage
{
    string? Next { get; }

    /// <summary>Whether its items have text for people.</summary>
    bool IsSpoken { get; }

    /// <summary>The same page with the text of its items.</summary>
    object In(Say say);
}

/// <summary>An answer that is a file.</summary>
public sealed record Document(string ContentType, ReadOnlyMemory<byte> Content);
