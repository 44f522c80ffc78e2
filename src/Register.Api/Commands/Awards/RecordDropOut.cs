using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Records that a member of a consortium that bid is gone. Who leaves herself needs no record.</summary>
public sealed record RecordDropOut(Id<Bid> BidId, GoneMember Body) : ICommand<DropOutView>;

/// <summary>Who is gone and why.</summary>
public sealed record GoneMember : IExample<GoneMember>
{
    /// <summary>A member of the bid.</summary>
    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>Bankrupt, or ceased.</summary>
    public required DropOutCause Cause { get; init; }

    /// <summary>How the authority knows, 1 to 2 000 characters. Everybody in the bid reads it.</summary>
    public required string Explanation { get; init; }

    public static GoneMember Example => new() { FreelancerId = DropOutView.Example.FreelancerId, Cause = DropOutCause.Bankrupt, Explanation = DropOutView.Example.Explanation! };
}

internal sealed class RecordDropOutRules : AbstractValidator<RecordDropOut>
{
    public RecordDropOutRules()
    {
        RuleFor(m => m.Body.Cause).Must(c => c is DropOutCause.Bankrupt or DropOutCause.Ceased).WithErrorCode("drop-out.not-to-record");
        RuleFor(m => m.Body.Explanation).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class RecordDropOutHandler(BidStore bids, TenderStore tenders, DroppedMembers dropped, Caller caller, TimeProvider clock) : IRequestHandler<RecordDropOut, DropOutView>
{
    public async Task<DropOutView> Handle(RecordDropOut request, CancellationToken cancellationToken)
    {
        var (bid, tender) = await bids.LoadAsAuthority(request.BidId, tenders, caller);
        return DropOutView.Of(await dropped.Record(tender, bid, request.Body.FreelancerId, request.Body.Cause, request.Body.Explanation, clock.GetUtcNow()));
    }
}
