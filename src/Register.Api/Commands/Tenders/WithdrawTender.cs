using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Takes a published tender back.</summary>
public sealed record WithdrawTender(Id<Tender> TenderId, TenderWithdrawal Body) : ICommand<TenderView>;

/// <summary>Why a tender is taken back.</summary>
public sealed record TenderWithdrawal : IExample<TenderWithdrawal>
{
    /// <summary>For everybody to read, 1 to 2 000 characters.</summary>
    public required string Reason { get; init; }

    public static TenderWithdrawal Example { get; } = new() { Reason = "Het budget voor deze opdracht is vervallen." };
}

internal sealed class WithdrawTenderRules : AbstractValidator<WithdrawTender>
{
    public WithdrawTenderRules() => RuleFor(m => m.Body.Reason).NotEmpty().MaximumLength(2000);
}

internal sealed class WithdrawTenderHandler(TenderStore tenders, Caller caller, TimeProvider clock) : IRequestHandler<WithdrawTender, TenderView>
{
    public async Task<TenderView> Handle(WithdrawTender request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tender = await tenders.LoadOwn(request.TenderId, caller);
        tender.Withdraw(request.Body.Reason, now);
        await tenders.Save(tender);
        return TenderView.Of(tender, now);
    }
}
