using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>A contract, for its parties.</summary>
public sealed record GetContract(Id<Contract> ContractId) : IQuery<ContractView>;

internal sealed class GetContractHandler(Session session, Caller caller, TimeProvider clock) : IRequestHandler<GetContract, ContractView>
{
    public async Task<ContractView> Handle(GetContract request, CancellationToken cancellationToken)
    {
        var row = await session.Single<Row>("SELECT version, body FROM contracts WHERE id = @id", new { id = request.ContractId });
        var contract = row is null ? null : RegisterJson.Read<Contract>(row.Body);
        var visible = contract is not null && (contract.AuthorityId == caller.AuthorityId || contract.Contractor.Includes(caller.FreelancerId));
        return visible ? ContractView.Of(contract!, clock.GetUtcNow()) with { Version = row!.Version } : throw CommonRefusals.NotFound("contract");
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
