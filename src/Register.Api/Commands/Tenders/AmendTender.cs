using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Changes a published tender while its deadline has not come: everybody who asked or bid is told, and a
/// substantial change extends the deadline.</summary>
public sealed record AmendTender(Id<Tender> TenderId, TenderAmendment Body, long IfMatch) : ICommand<TenderChangeView>;

/// <summary>A change to a published tender.</summary>
public sealed record TenderAmendment : IExample<TenderAmendment>
{
    /// <summary>Why, for everybody to read, 1 to 2 000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it is substantial although only titles, descriptions or dates change.</summary>
    public bool Substantial { get; init; }

    /// <summary>All that the tender says from now on. Lots that were there come first and in their order, each with its id.</summary>
    public required TenderBody Content { get; init; }

    /// <summary>Why what the advice newly finds in it is kept, at most 1 000; pointers as in the advice, so within the content.</summary>
    public IReadOnlyList<GivenMotivation> Motivations { get; init; } = [];

    public static TenderAmendment Example { get; } = new() { Reason = "De eis aan de omzet was te hoog.", Content = TenderBody.Example };
}

internal sealed class AmendTenderRules : AbstractValidator<AmendTender>
{
    public AmendTenderRules()
    {
        RuleFor(m => m.Body.Reason).NotEmpty().MaximumLength(2000);
        RuleFor(m => m.Body.Content).SetValidator(new TenderBodyRules());
        RuleFor(m => m.Body.Motivations).SetValidator(new MotivationRules());
    }
}

internal sealed class AmendTenderHandler(
    TenderStore tenders, TenderHistory history, TenderReferences references, Session session, LegalBook law, Caller caller, TimeProvider clock) : IRequestHandler<AmendTender, TenderChangeView>
{
    public async Task<TenderChangeView> Handle(AmendTender request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadOwn(request.TenderId, caller, request.IfMatch);
        var content = await references.Known(request.Body.Content, "/content");
        var motives = new Motives(await ConditionsVersions.TakenOver(session, tender.Content, content), request.Body.Motivations);
        var amendment = new Amendment(content, request.Body.Reason, request.Body.Substantial, motives);
        // The figures it was published under hold until it ends.
        var change = tender.Amend(amendment, ContentDifferences.Between, law.ProcurementAt(tender.PublishedAt ?? now), now);
        await tenders.Save(tender);
        await history.Add(tender.Id, change);
        return TenderChangeView.Of(change);
    }
}
