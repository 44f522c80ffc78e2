using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Gives up a draw before its invitations go out, so that another may be prepared. It stays visible.</summary>
public sealed record CancelDraw(Id<Tender> TenderId, Id<Draw> DrawId, DrawCancellation Body) : ICommand<DrawView>;

/// <summary>Why a draw is given up.</summary>
public sealed record DrawCancellation : IExample<DrawCancellation>
{
    /// <summary>For everybody who may see the draw, 1 to 2 000 characters.</summary>
    public required string Reason { get; init; }

    public static DrawCancellation Example { get; } = new() { Reason = "Het gebied was te klein gekozen." };
}

internal sealed class CancelDrawRules : AbstractValidator<CancelDraw>
{
    public CancelDrawRules() => RuleFor(m => m.Body.Reason).NotEmpty().MaximumLength(2000);
}

internal sealed class CancelDrawHandler(TenderStore tenders, DrawStore draws, DrawSeen seen, Caller caller, TimeProvider clock) : IRequestHandler<CancelDraw, DrawView>
{
    public async Task<DrawView> Handle(CancelDraw request, CancellationToken cancellationToken)
    {
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        var draw = await draws.LoadOf(tender.Id, request.DrawId);
        draw.Cancel(request.Body.Reason, clock.GetUtcNow());
        await draws.Save(draw);
        return await seen.View(draw);
    }
}
