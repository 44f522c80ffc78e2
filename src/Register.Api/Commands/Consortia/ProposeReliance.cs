using FluentValidation;
using MediatR;
using Register.Api.Http;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>Proposes to rely on somebody outside the bidder (<i>beroep op derden</i>) for conditions of a lot; for a
/// consortium its lead does that.</summary>
public sealed record ProposeReliance(Id<Lot> LotId, RelianceProposal Body) : ICommand<RelianceView>;

/// <summary>On whom is relied, and for what.</summary>
public sealed record RelianceProposal : IExample<RelianceProposal>
{
    /// <summary>The consortium that relies; the caller alone when absent.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>A freelancer of the register, who signs herself; or else a firm.</summary>
    public Id<Freelancer>? FreelancerId { get; init; }

    /// <summary>A firm outside the register. What is stated about it proves nothing.</summary>
    public ReliedOnFirm? Firm { get; init; }

    /// <summary>Ids of the lot's conditions, 1 to 50.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>The parts of the work the one relied on does itself, at most 20; who lends experience names one.</summary>
    public IReadOnlyList<string> Performs { get; init; } = [];

    public static RelianceProposal Example => new()
    {
        FreelancerId = RelianceView.Example.FreelancerId, Conditions = RelianceView.Example.Conditions, Performs = RelianceView.Example.Performs,
    };
}

internal sealed class ProposeRelianceRules : AbstractValidator<ProposeReliance>
{
    public ProposeRelianceRules(TimeProvider clock)
    {
        When(m => m.Body.Firm is not null, () =>
        {
            RuleFor(m => m.Body.Firm!.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
            RuleFor(m => m.Body.Firm!.Statement).NotEmpty().MaximumLength(2000);
            RuleFor(m => m.Body.Firm!.States).Count(0, ReliedOnFirm.MostStated);
            RuleFor(m => m.Body.Firm!.HoursPerWeek).InclusiveBetween(0, 10_000);
            RuleFor(m => m.Body.Firm!.Persons).InclusiveBetween(0, 10_000);
            RuleFor(m => m.Body).Flaws(body => body.Firm!.States.Count > ReliedOnFirm.MostStated ? [] : body.Firm.Flaws(DutchTime.DayOf(clock.GetUtcNow())));
        });
    }
}

internal sealed class ProposeRelianceHandler(
    RelianceStore store, Reliances reliances, TenderStore tenders, LotConditions conditions, ConsortiumSeen consortia, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<ProposeReliance, RelianceView>
{
    public async Task<RelianceView> Handle(ProposeReliance request, CancellationToken cancellationToken)
    {
        var tender = await Invitees.RefuseUnlessInvited(session, await tenders.FindOfLot(request.LotId), request.LotId, caller.FreelancerId!.Value);
        var (lot, bidder, wish) = (tender.LotOf(request.LotId), await Bidder(request), Wish(request.Body));
        var tree = await conditions.Of(tender, lot);
        if (wish.Flaws(tree, bidder.Members) is { Count: > 0 } flaws)
            throw new BadInputException([.. flaws.Select(f => new InputError(f.Pointer, null, f.Code, f.Arguments))]);
        await store.Hold(lot.Id);
        await RefuseUnlessThirdParty(wish, bidder, lot.Id);
        var reliance = Reliance.Propose(tender, lot.Id, bidder, wish, tree, clock.GetUtcNow());
        await store.Save(reliance);
        return RelianceView.Of(reliance);
    }

    private async Task<ReliantBidder> Bidder(ProposeReliance request)
    {
        var self = caller.FreelancerId!.Value;
        if (request.Body.ConsortiumId is not { } id) return ReliantBidder.Alone(self);
        var consortium = await consortia.Find(id);
        Refuse.If(consortium.Terms.Lead != self, ConsortiumRefusals.LeadOnly());
        Refuse.If(consortium.LotId != request.LotId, RelianceRefusals.OtherLot());
        return ReliantBidder.Together(consortium);
    }

    private static RelianceWish Wish(RelianceProposal body) => new()
    {
        Freelancer = body.FreelancerId, Conditions = body.Conditions, Performs = body.Performs,
        Firm = body.Firm is { } firm ? firm with { Identifier = BusinessIdentifier.Parse(firm.Identifier.Scheme, firm.Identifier.Id) } : null,
    };

    private async Task RefuseUnlessThirdParty(RelianceWish wish, ReliantBidder bidder, Id<Lot> lot)
    {
        Refuse.If((await reliances.Of(bidder, lot)).Count >= Reliance.Most, RelianceRefusals.TooMany(Reliance.Most));
        if (wish.Firm is { } firm) Refuse.If(await store.IsRegistered(firm.Identifier), RelianceRefusals.InRegister());
        if (wish.Freelancer is not { } who) return;
        Refuse.If((await FreelancerNames.Read(session, [who])).Count == 0, CommonRefusals.UnknownReference("/freelancerId", "freelancer", who.ToString()));
        Refuse.If(await reliances.GoesRound(who, bidder.Members, lot), RelianceRefusals.Circular());
    }
}
