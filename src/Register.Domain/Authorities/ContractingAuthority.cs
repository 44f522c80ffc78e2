using Register.Domain.Kernel;

namespace Register.Domain.Authorities;

/// <summary>A body that buys (<i>aanbestedende dienst</i>), such as a municipality; or a private client who publishes
/// work in the same way.</summary>
public sealed class ContractingAuthority : Aggregate<ContractingAuthority>
{
    private ContractingAuthority()
    {
    }

    /// <summary>Its name, 1 to 200 characters.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The CBS municipality code (<c>GMgggg</c>), for a municipality.</summary>
    public string? Municipality { get; private set; }

    /// <summary>Enters an authority.</summary>
    public static ContractingAuthority Enter(string name, string? municipality, DateTimeOffset now)
    {
        var authority = new ContractingAuthority { Id = Id<ContractingAuthority>.New(now), Name = name, Municipality = municipality };
        authority.Raise(new AuthorityEntered(name, municipality));
        return authority;
    }
}

/// <summary>An authority was entered.</summary>
public sealed record AuthorityEntered(string Name, string? Municipality) : DomainEvent;
