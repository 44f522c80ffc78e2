using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Shows a tender to everybody; from here on it stands. What the advice says must be motivated is motivated here.</summary>
public sealed record PublishTender(Id<Tender> TenderId, TenderPublication? Body = null) : ICommand<TenderView>;

/// <summary>What is given with a publication; without motivations there is nothing to send.</summary>
public sealed record TenderPublication : IExample<TenderPublication>
{
    /// <summary>Why what the advice found is kept, at most 1 000.</summary>
    public IReadOnlyList<GivenMotivation> Motivations { get; init; } = [];

    public static TenderPublication Example { get; } = new()
    {
        Motivations = [new GivenMotivation
        {
            Code = "advice.turnover-asked", Pointer = "/lots/0/conditions/1", Text = "Het werk vraagt een voorinvestering die een jaaromzet van deze orde veronderstelt.",
        }],
    };
}

internal sealed class PublishTenderRules : AbstractValidator<PublishTender>
{
    public PublishTenderRules() => RuleFor(m => m.Body!.Motivations).SetValidator(new MotivationRules()).When(m => m.Body is not null);
}

internal sealed class PublishTenderHandler(TenderStore tenders, Session session, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<PublishTender, TenderView>
{
    public async Task<TenderView> Handle(PublishTender request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        var motives = new Motives(await ConditionsVersions.TakenOver(session, tender.Content), request.Body?.Motivations ?? []);
        tender.Publish(now, law.ProcurementAt(now), motives);
        await tenders.Save(tender);
        return TenderView.Of(tender, now);
    }
}
