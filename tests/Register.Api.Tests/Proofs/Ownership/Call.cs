namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Something that is there.</summary>
/// <param name="Name">What it is, in the table.</param>
/// <param name="Seers">Who may know that it is there.</param>
/// <param name="Ids">The parts of a path that lead to it; the last is its own.</param>
internal sealed record Thing(string Name, Who Seers, params (string Part, string Value)[] Ids)
{
    /// <summary>In the place of a freelancer's id: that of whoever asks.</summary>
    public const string Own = "{own}";

    public string Id => Ids[^1].Value;

    /// <summary>The same place, and nothing there.</summary>
    public Thing Absent() => this with { Ids = [.. Ids[..^1], (Ids[^1].Part, Guid.CreateVersion7().ToString())] };
}

/// <summary>An operation on a thing: a row of the table.</summary>
/// <param name="Operation">The operation's name.</param>
/// <param name="Thing">On what.</param>
/// <param name="By">Who may be granted it. At least one of them is, unless nobody may.</param>
internal sealed record Call(string Operation, Thing Thing, Who By)
{
    /// <summary>The body, made with the thing's own id; the operation's example by default.</summary>
    public Func<string, object?>? Body { get; init; }

    /// <summary>The query, made with the thing's own id.</summary>
    public Func<string, string>? Query { get; init; }

    /// <summary>For a list: what says that the thing is in it. Whoever is answered without it was not shown the thing.</summary>
    public string? Shown { get; init; }

    /// <summary>Whether somebody must be granted it here; otherwise another row shows that it can be.</summary>
    public bool MustBeGranted { get; init; } = true;
}
