using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Settles who judges the bids for a lot: each alone, then together. Where the tender hides who bids, it is done before the
/// opening; later somebody may only go.</summary>
public sealed record NamePanel(Id<Lot> LotId, PanelPeople Body) : ICommand<PanelView>;

/// <summary>Who is on the panel.</summary>
public sealed record PanelPeople : IExample<PanelPeople>
{
    /// <summary>1 to 20 people with the duty to evaluate, as the authority's keys name their holders.</summary>
    public required IReadOnlyList<string> People { get; init; }

    public static PanelPeople Example => new() { People = [.. PanelView.Example.People.Select(p => p.Person)] };
}

internal sealed class NamePanelRules : AbstractValidator<NamePanel>
{
    public NamePanelRules()
    {
        RuleFor(m => m.Body.People).Count(1, Panel.MostPeople);
        RuleFor(m => m.Body.People).Must(all => all.Distinct(StringComparer.OrdinalIgnoreCase).Count() == all.Count).WithErrorCode("value.repeated");
        RuleForEach(m => m.Body.People).NotEmpty().MaximumLength(100).NoControlCharacters();
    }
}

internal sealed class NamePanelHandler(TenderStore tenders, EvaluationStore evaluations, PanelSeen seen, Caller caller) : IRequestHandler<NamePanel, PanelView>
{
    public async Task<PanelView> Handle(NamePanel request, CancellationToken cancellationToken)
    {
        var tender = await tenders.LoadAsAuthority(request.LotId, caller);
        var evaluation = await evaluations.OfLot(tender, request.LotId);
        evaluation.NamePanel(tender, request.Body.People, RandomNumberGenerator.GetHexString(64));
        await evaluations.Save(evaluation, tender);
        return await seen.Of(tender, evaluation);
    }
}
