using FluentValidation;
using Register.Domain.Clusters;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Clusters;

/// <summary>What a cluster tells about itself.</summary>
public sealed record ClusterDescription : IExample<ClusterDescription>
{
    /// <summary>Its name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, at most 2 000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>SBI 2025 codes, at any level, 1 to 20.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>Where it works: codes of districts, municipalities (GM), provinces (PV) or the country (NL), 1 to 50.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>What its members are good at, in words of at most 60 characters each, at most 50.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Whether anybody may join; otherwise an organiser invites.</summary>
    public bool Open { get; init; }

    public static ClusterDescription Example => new()
    {
        Name = ClusterView.Example.Name, Description = ClusterView.Example.Description, Sectors = ClusterView.Example.Sectors,
        Areas = ClusterView.Example.Areas, Skills = ClusterView.Example.Skills,
    };

    internal ClusterProfile ToProfile(KnownCodes codes) => new()
    {
        Name = Name, Description = Description, Sectors = codes.Sectors("/sectors", Sectors), Areas = codes.Areas("/areas", Areas),
        Skills = Skills, Open = Open,
    };
}

internal sealed class ClusterDescriptionRules : AbstractValidator<ClusterDescription>
{
    public ClusterDescriptionRules()
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(p => p.Description).MaximumLength(2000);
        RuleFor(p => p.Sectors).Count(1, 20).Distinct();
        RuleFor(p => p.Areas).Count(1, 50).Distinct();
        RuleFor(p => p.Skills).Count(0, 50).Distinct();
        RuleForEach(p => p.Skills).NotEmpty().MaximumLength(60).NoControlCharacters();
    }
}
