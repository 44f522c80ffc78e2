using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Takes the list of candidates as it is now, draws, reveals the seed and invites: all of it or nothing.</summary>
public sealed record SendInvitations(Id<Tender> TenderId, Id<Draw> DrawId, PublicOutcome Body) : ICommand<DrawView>;

/// <summary>The public value that was named beforehand.</summary>
public sealed record PublicOutcome : IExample<PublicOutcome>
{
    /// <summary>The value exactly as its source writes it, 1 to 500 characters; left out where nothing is left to chance.</summary>
    public string? PublicValue { get; init; }

    public static PublicOutcome Example { get; } = new() { PublicValue = DrawView.Example.PublicValue };
}

internal sealed class SendInvitationsRules : AbstractValidator<SendInvitations>
{
    public SendInvitationsRules() => RuleFor(m => m.Body.PublicValue).MaximumLength(500).NoControlCharacters();
}

internal sealed class SendInvitationsHandler(
    TenderStore tenders, DrawStore draws, DrawPeople people, DrawSeal seal, DrawSeen seen, LegalBook law, Caller caller, TimeProvider clock)
    : IRequestHandler<SendInvitations, DrawView>
{
    public async Task<DrawView> Handle(SendInvitations request, CancellationToken cancellationToken)
    {
        var (now, publicValue) = (clock.GetUtcNow(), request.Body.PublicValue);
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        var draw = await draws.LoadOf(tender.Id, request.DrawId);
        draw.RefuseUnlessReady(tender, publicValue, now);
        draw.Send(tender, await people.Find(tender, draw, now), seal.Open(draw), publicValue, law.ProcurementAt(now), now);
        await draws.Save(draw);
        return await seen.View(draw);
    }
}
