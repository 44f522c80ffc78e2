using MediatR;
using Register.Domain.Awards;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The contracts the caller is a party to, oldest first.</summary>
public sealed record ListContracts : IQuery<Page<ContractView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListContractsHandler(Session session, Caller caller, TimeProvider clock) : IRequestHandler<ListContracts, Page<ContractView>>
{
    public async Task<Page<ContractView>> Handle(ListContracts request, CancellationToken cancellationToken)
    {
        var arguments = new { authority = caller.AuthorityId, self = caller.FreelancerId, after = request.After(), take = request.Take() };
        var rows = await session.Query<Row>(caller.FreelancerId is null
            ? "SELECT id, version, body FROM contracts WHERE authority_id = @authority AND id > @after ORDER BY id {page}"
            : "SELECT c.id, c.version, c.body FROM contract_parties p JOIN contracts c ON c.id = p.contract_id WHERE p.freelancer_id = @self AND p.contract_id > @after ORDER BY p.contract_id {page}",
            arguments);
        var now = clock.GetUtcNow();
        return request.PageOf(rows, r => r.Id, r => ContractView.Of(RegisterJson.Read<Contract>(r.Body), now) with { Version = r.Version });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
