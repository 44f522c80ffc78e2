using Register.Domain.Authorities;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>A contracting authority; everybody may see it.</summary>
public sealed record AuthorityView : IVersioned, IExample<AuthorityView>
{
    public required Id<ContractingAuthority> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public long Version { get; init; }

    public required string Name { get; init; } = "";

    /// <summary>The CBS municipality code (<c>GMgggg</c>), for a municipality.</summary>
    public string? Municipality { get; init; }

    public static AuthorityView Example => new()
    {
        Id = Id<ContractingAuthority>.Parse("0199a1f0-5c00-7000-8000-000000000010"), Version = 1, Name = "Gemeente Maastricht", Municipality = "GM0935",
    };

    public static AuthorityView Of(ContractingAuthority authority) =>
        new() { Id = authority.Id, Version = authority.Version, Name = authority.Name, Municipality = authority.Municipality };
}
