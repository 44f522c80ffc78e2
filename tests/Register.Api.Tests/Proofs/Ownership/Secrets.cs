namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Words that only some may read. The list says who, whatever the tables say.</summary>
internal sealed class Secrets
{
    private readonly Dictionary<string, Who> readers = [];

    /// <summary>From now on these may read it.</summary>
    public void For(Who who, params string[] texts)
    {
        foreach (var text in texts) readers[text] = who;
    }

    /// <summary>Fails where an answer tells somebody what is not for them.</summary>
    public void MustBeKept(Who reader, string request, string answer)
    {
        foreach (var (text, for_) in readers)
            if (!for_.HasFlag(reader) && answer.Contains(text, StringComparison.Ordinal)) throw new ShouldAssertException($"{reader} was told '{text}' by {request}: {answer}");
    }

    /// <summary>How many there are.</summary>
    public int Count => readers.Count;
}
