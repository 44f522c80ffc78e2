using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>An objection, for the bidder whose it is and for the authority it is about.</summary>
public sealed record GetObjection(Id<Objection> ObjectionId) : IQuery<ObjectionView>;

internal sealed class GetObjectionHandler(Session session, Caller caller) : IRequestHandler<GetObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(GetObjection request, CancellationToken cancellationToken)
    {
        var row = await session.Single<Row>("SELECT version, body FROM objections WHERE id = @id", new { id = request.ObjectionId });
        var objection = row is null ? null : RegisterJson.Read<Objection>(row.Body);
        var visible = objection is not null && (objection.AuthorityId == caller.AuthorityId || objection.Bidder?.Includes(caller.FreelancerId) == true);
        return visible ? ObjectionView.Of(objection!) with { Version = row!.Version } : throw CommonRefusals.NotFound("objection");
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
