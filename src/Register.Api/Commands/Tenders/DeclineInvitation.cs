using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Declines an invitation, until the deadline; whoever has a bid takes that back first.</summary>
public sealed record DeclineInvitation(Id<Tender> TenderId, Id<Draw> DrawId, InvitationAnswer Body) : ICommand<DrawView>;

/// <summary>What an invitee says who declines.</summary>
public sealed record InvitationAnswer : IExample<InvitationAnswer>
{
    /// <summary>Why, for the authority, if she wants to say so; at most 500 characters.</summary>
    public string? Reason { get; init; }

    public static InvitationAnswer Example { get; } = new() { Reason = "Deze maanden zit ik vol." };
}

internal sealed class DeclineInvitationRules : AbstractValidator<DeclineInvitation>
{
    public DeclineInvitationRules() => RuleFor(m => m.Body.Reason).MaximumLength(500);
}

internal sealed class DeclineInvitationHandler(TenderStore tenders, DrawStore draws, DrawSeen seen, Caller caller, TimeProvider clock)
    : IRequestHandler<DeclineInvitation, DrawView>
{
    public async Task<DrawView> Handle(DeclineInvitation request, CancellationToken cancellationToken)
    {
        var (found, self) = (await seen.Find(request.TenderId, request.DrawId), caller.FreelancerId!.Value);
        Refuse.If(found.Invitations.All(i => i.FreelancerId != self), CommonRefusals.NotFound("invitation"));
        Refuse.If(await draws.HasBid(found, self), DrawRefusals.HasBid());
        var tender = await tenders.Load(request.TenderId);
        // Two who decline at once both do.
        return await seen.View(await draws.Edit(request.DrawId, draw => draw.Decline(tender, self, request.Body.Reason, clock.GetUtcNow())));
    }
}
