using FluentValidation;
using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>A freelancer lets a platform act for her: it sends her id as <c>Register-On-Behalf-Of</c>. What only she can say
/// (accept, declare, sign, leave, give grants and keys) stays hers.</summary>
public sealed record GiveGrant(Id<Freelancer> FreelancerId, GrantWish Body) : ICommand<GrantView>;

/// <summary>The grant that is wanted.</summary>
public sealed record GrantWish : IExample<GrantWish>
{
    /// <summary>The platform: the <c>ownerId</c> of its keys. It tells it to its users.</summary>
    public required Id<Platform> PlatformId { get; init; }

    /// <summary>What it may do, at least one.</summary>
    public required IReadOnlyList<Scope> Scopes { get; init; }

    /// <summary>The last Dutch day it holds, at most two years ahead.</summary>
    public required DateOnly Until { get; init; }

    public static GrantWish Example => new() { PlatformId = GrantView.Example.PlatformId, Scopes = GrantView.Example.Scopes, Until = GrantView.Example.Until };
}

internal sealed class GiveGrantRules : AbstractValidator<GiveGrant>
{
    public GiveGrantRules() => RuleFor(m => m.Body.Scopes).Count(1, Enum.GetValues<Scope>().Length).Distinct();
}

internal sealed class GiveGrantHandler(FreelancerStore freelancers, GrantStore grants, Caller caller, TimeProvider clock) : IRequestHandler<GiveGrant, GrantView>
{
    public async Task<GrantView> Handle(GiveGrant request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var wish = request.Body;
        await freelancers.Hold(request.FreelancerId);
        Refuse.If(!await grants.IsPlatform(wish.PlatformId), CommonRefusals.UnknownReference("/platformId", "platform", wish.PlatformId.ToString()));
        var grant = Grant.Give(request.FreelancerId, wish.PlatformId, wish.Scopes, wish.Until, clock.GetUtcNow());
        await grants.Save(grant);
        return GrantView.Of(grant);
    }
}
