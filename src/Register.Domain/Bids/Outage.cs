using Register.Domain.Kernel;

namespace Register.Domain.Bids;

/// <summary>That the register failed for a while (<i>storing</i>), as whoever runs it declares with the reason. It counts once a second person confirmed
/// it. It is of the register, not of a tender: whoever had a deadline in it is helped alike.</summary>
public sealed class Outage : Aggregate<Outage>
{
    private Outage()
    {
    }

    /// <summary>When it began.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>What failed, for everybody, 1 to 2 000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who declared it.</summary>
    public Opener First { get; private set; } = null!;

    /// <summary>Who confirmed it; null until then.</summary>
    public Opener? Second { get; private set; }

    /// <summary>Declares one that is over.</summary>
    /// <exception cref="Refusal">It ends before it begins, or is not over.</exception>
    public static Outage Declare(DateTimeOffset from, DateTimeOffset until, string reason, string person, DateTimeOffset now)
    {
        Refuse.If(until <= from, OutageRefusals.EndsBefore());
        Refuse.If(until > now, OutageRefusals.NotOver());
        var outage = new Outage { Id = Id<Outage>.New(now), From = from, Until = until, Reason = reason, First = new Opener(person, now) };
        outage.Raise(new OutageDeclared(from, until));
        return outage;
    }

    /// <summary>A second person confirms it.</summary>
    /// <exception cref="Refusal">It is the first again, or it was confirmed.</exception>
    public void Confirm(string person, DateTimeOffset now)
    {
        Refuse.If(Second is not null, OutageRefusals.Confirmed());
        Refuse.If(First.Is(person), OutageRefusals.SamePerson());
        Second = new Opener(person, now);
        Raise(new OutageConfirmed());
    }
}

/// <summary>Somebody who runs the register says that it failed.</summary>
public sealed record OutageDeclared(DateTimeOffset From, DateTimeOffset Until) : DomainEvent;

/// <summary>A second person says so too.</summary>
public sealed record OutageConfirmed : DomainEvent;

/// <summary>Why a declaration is refused.</summary>
public static class OutageRefusals
{
    public static Refusal EndsBefore() => new(RefusalKind.Unprocessable, "outage.ends-before", "/until");
    public static Refusal NotOver() => new(RefusalKind.Unprocessable, "outage.not-over", "/until");
    public static Refusal SamePerson() => new(RefusalKind.Conflict, "outage.same-person");
    public static Refusal Confirmed() => new(RefusalKind.Conflict, "outage.confirmed");
}
