using FluentValidation;
using MediatR;
using Register.Domain.Authorities;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>Enters a body that buys.</summary>
public sealed record EnterAuthority(AuthorityEntry Body) : ICommand<AuthorityView>;

/// <summary>What is told of an authority.</summary>
public sealed record AuthorityEntry : IExample<AuthorityEntry>
{
    /// <summary>Its name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The CBS municipality code (<c>GMgggg</c>), for a municipality.</summary>
    public string? Municipality { get; init; }

    public static AuthorityEntry Example => new() { Name = "Gemeente Maastricht", Municipality = "GM0935" };
}

internal sealed class EnterAuthorityRules : AbstractValidator<EnterAuthority>
{
    public EnterAuthorityRules()
    {
        RuleFor(m => m.Body.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
    }
}

internal sealed class EnterAuthorityHandler(AuthorityStore authorities, ReferenceCatalog catalog, TimeProvider clock) : IRequestHandler<EnterAuthority, AuthorityView>
{
    public async Task<AuthorityView> Handle(EnterAuthority request, CancellationToken cancellationToken)
    {
        var municipality = await catalog.Known(codes => codes.Municipality("/municipality", request.Body.Municipality));
        var authority = ContractingAuthority.Enter(request.Body.Name, municipality, clock.GetUtcNow());
        await authorities.Save(authority);
        return AuthorityView.Of(authority);
    }
}
