using FluentValidation;
using Register.Domain.Awards;

namespace Register.Api.Commands.Awards;

/// <summary>What every objection says, before the authority or in court.</summary>
public abstract record ObjectionBody
{
    /// <summary>What is wrong with the decision: 1 to 20 grounds, each 1 to 4 000 characters.</summary>
    public required IReadOnlyList<string> Grounds { get; init; }

    /// <summary>What is asked, 1 to 2 000 characters: a new assessment, a new decision, to call the procedure off.</summary>
    public required string Remedy { get; init; }

    internal ObjectionText Text => new() { Grounds = Grounds, Remedy = Remedy };
}

internal sealed class ObjectionBodyRules : AbstractValidator<ObjectionBody>
{
    public ObjectionBodyRules()
    {
        RuleFor(b => b.Grounds).Count(1, 20);
        RuleForEach(b => b.Grounds).NotEmpty().MaximumLength(4000);
        RuleFor(b => b.Remedy).NotEmpty().MaximumLength(2000);
    }
}
