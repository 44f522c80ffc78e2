using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Takes the decision on a lot back: its letters stay readable as taken back, and the lot can be decided anew.</summary>
public sealed record WithdrawAward(Id<Lot> LotId, AwardWithdrawal Body) : ICommand<AwardDecisionView>;

/// <summary>Why a decision is taken back.</summary>
public sealed record AwardWithdrawal : IExample<AwardWithdrawal>
{
    /// <summary>1 to 2 000 characters. It stands in every letter and in public: nothing confidential.</summary>
    public required string Reason { get; init; }

    public static AwardWithdrawal Example => new() { Reason = "De scores op het plan van aanpak worden opnieuw bepaald." };
}

internal sealed class WithdrawAwardRules : AbstractValidator<WithdrawAward>
{
    public WithdrawAwardRules() => RuleFor(m => m.Body.Reason).NotEmpty().MaximumLength(2000);
}

internal sealed class WithdrawAwardHandler(TenderStore tenders, AwardDecisionStore decisions, Notices notices, Caller caller, TimeProvider clock) : IRequestHandler<WithdrawAward, AwardDecisionView>
{
    public async Task<AwardDecisionView> Handle(WithdrawAward request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadAsAuthority(request.LotId, caller);
        var decision = await decisions.Load(AwardDecision.IdOf(request.LotId));
        decision.Withdraw(tender, request.Body.Reason, now);
        await decisions.Save(decision);
        await tenders.Save(tender);
        await notices.TellBidders(request.LotId, tender.Id, NoticeKind.AwardWithdrawn);
        return AwardDecisionView.Of(decision, tender, now);
    }
}
