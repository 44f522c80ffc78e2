using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>Begins a tender as a copy of an earlier one: everything but its dates, with lots of its own.</summary>
public sealed record CopyTender(Id<Tender> TenderId, TenderCopy Body) : ICommand<TenderView>;

/// <summary>What differs in the copy.</summary>
public sealed record TenderCopy : IExample<TenderCopy>
{
    /// <summary>1 to 200 characters; that of the earlier tender when absent.</summary>
    public string? Title { get; init; }

    public required TenderDates Dates { get; init; }

    /// <summary>The days of the contract, for every lot.</summary>
    public required Period ContractPeriod { get; init; }

    public static TenderCopy Example { get; } = new() { Dates = TenderBody.Example.Dates, ContractPeriod = TenderBody.Example.ContractPeriod };
}

internal sealed class CopyTenderRules : AbstractValidator<CopyTender>
{
    public CopyTenderRules() => RuleFor(m => m.Body.Title).NotEmpty().MaximumLength(200).NoControlCharacters().When(m => m.Body.Title is not null);
}

internal sealed class CopyTenderHandler(TenderStore tenders, VisibleTenders visible, TenderReferences references, Caller caller, TimeProvider clock)
    : IRequestHandler<CopyTender, TenderView>
{
    public async Task<TenderView> Handle(CopyTender request, CancellationToken cancellationToken)
    {
        var (now, body) = (clock.GetUtcNow(), request.Body);
        var content = (await visible.Find(request.TenderId)).Content.CopiedFor(body.Title, body.Dates, body.ContractPeriod);
        var tender = Tender.Draft(caller.AuthorityId!.Value, await references.Known(content), now);
        await tenders.Save(tender);
        return TenderView.Of(tender, now);
    }
}
