namespace Register.Infrastructure.Views;

/// <summary>An answer that is also a page to print: the edge writes it in the reader's language.</summary>
public interface IPrintable
{
    /// <summary>What stands on the page.</summary>
    Print On(Say say);
}

/// <summary>What stands on a printed page, as plain text.</summary>
public sealed record Print(string Title, IReadOnlyList<PrintPart> Parts);

/// <summary>A part of a page: lines, and a table below them.</summary>
public sealed record PrintPart
{
    public string? Heading { get; init; }
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The table's columns; none without a table.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Its rows, each as long as <see cref="Columns"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}
