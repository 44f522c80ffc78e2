using FluentValidation;
using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>The freelancer relied on signs that her means are at the bidder's disposal, and lets them be looked at. It asks
/// for no If-Match: what she signs never changes.</summary>
public sealed record CommitToReliance(Id<Reliance> RelianceId, SignedCommitment Body) : ICommand<RelianceView>;

/// <summary>What is signed, in her own words, 1 to 2 000 characters.</summary>
public sealed record SignedCommitment(string Statement) : IExample<SignedCommitment>
{
    public static SignedCommitment Example => new("Ik stel mijn ervaring en tijd ter beschikking en doe dit werk zelf.");
}

internal sealed class CommitToRelianceRules : AbstractValidator<CommitToReliance>
{
    public CommitToRelianceRules() => RuleFor(m => m.Body.Statement).NotEmpty().MaximumLength(2000);
}

internal sealed class CommitToRelianceHandler(RelianceStore store, Reliances reliances, TenderStore tenders, Caller caller, TimeProvider clock)
    : IRequestHandler<CommitToReliance, RelianceView>
{
    public async Task<RelianceView> Handle(CommitToReliance request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Load((await reliances.Find(request.RelianceId)).TenderId);
        return RelianceView.Of(await store.Edit(
            request.RelianceId, r => r.Commit(caller.FreelancerId!.Value, request.Body.Statement, tender, clock.GetUtcNow())));
    }
}
