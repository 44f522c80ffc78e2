using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Consortia;

/// <summary>Who of a consortium handed in her part of the price, for its members. How much each asks shows once the bid is in.</summary>
public sealed record GetPriceParts(Id<Consortium> ConsortiumId) : IQuery<PricePartsView>;

internal sealed class GetPricePartsHandler(ConsortiumSeen consortia, PricePartsSeen parts) : IRequestHandler<GetPriceParts, PricePartsView>
{
    public async Task<PricePartsView> Handle(GetPriceParts request, CancellationToken cancellationToken) => await parts.Of(await consortia.Find(request.ConsortiumId));
}
