using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The contract on a lot, once both signed, for whoever may see the tender. Without the review.</summary>
public sealed record GetLotContract(Id<Lot> LotId) : IQuery<ContractView>;

internal sealed class GetLotContractHandler(Session session, VisibleTenders tenders, TimeProvider clock) : IRequestHandler<GetLotContract, ContractView>
{
    public async Task<ContractView> Handle(GetLotContract request, CancellationToken cancellationToken)
    {
        await tenders.FindOfLot(request.LotId);
        var row = await session.Single<Row>("SELECT version, body FROM contracts WHERE standing_lot_id = @lot", new { lot = request.LotId });
        var contract = row is null ? null : RegisterJson.Read<Contract>(row.Body);
        return contract?.AcceptedAt is null ? throw CommonRefusals.NotFound("contract")
            : ContractView.Of(contract, clock.GetUtcNow()) with { Version = row!.Version, Review = null };
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
