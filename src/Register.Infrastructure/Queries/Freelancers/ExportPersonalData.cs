using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>All that is kept about a freelancer, for herself (GDPR art. 15 and 20). Documents are named with their size
/// and hash; their bytes are read one by one.</summary>
public sealed record ExportPersonalData(Id<Freelancer> FreelancerId) : IQuery<PersonalData>;

/// <summary>All that is kept about a freelancer.</summary>
public sealed record PersonalData : IExample<PersonalData>
{
    public required FreelancerView Freelancer { get; init; }
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>Her admissions to sets of purchasing conditions.</summary>
    public required IReadOnlyList<AdmissionView> Admissions { get; init; }

    /// <summary>Her self-declaration, once filled in.</summary>
    public SelfDeclarationView? SelfDeclaration { get; init; }

    /// <summary>Her keys, without their secrets: those are not kept.</summary>
    public required IReadOnlyList<ApiKeyView> ApiKeys { get; init; }

    /// <summary>What she let platforms do for her.</summary>
    public required IReadOnlyList<GrantView> Grants { get; init; }

    /// <summary>What the journal says happened to her entry.</summary>
    public required IReadOnlyList<PersonalEvent> Events { get; init; }

    public static PersonalData Example => new()
    {
        Freelancer = FreelancerView.Example, Evidence = [EvidenceView.Example], Admissions = [AdmissionView.Example], ApiKeys = [], Grants = [GrantView.Example],
        Events = [new PersonalEvent { Position = 1, Instant = FreelancerView.Example.RegisteredAt, Event = "FreelancerRegistered" }],
    };
}

/// <summary>Something that happened to her entry.</summary>
public sealed record PersonalEvent
{
    /// <summary>Where it stands in the journal.</summary>
    public long Position { get; init; }
    public DateTimeOffset Instant { get; init; }
    public string Event { get; init; } = "";
}

internal sealed class ExportPersonalDataHandler(Session session, Caller caller, TimeProvider clock) : IRequestHandler<ExportPersonalData, PersonalData>
{
    public async Task<PersonalData> Handle(ExportPersonalData request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var id = new { id = request.FreelancerId };
        var profile = await session.Single<Row>("SELECT version, body FROM freelancers WHERE id = @id AND has_left = 0", id)
            ?? throw CommonRefusals.NotFound("freelancer");
        var evidence = await session.Query<Row>("SELECT version, body FROM evidence WHERE freelancer_id = @id ORDER BY id", id);
        var admissions = await session.Query<Row>("SELECT version, body FROM admissions WHERE freelancer_id = @id ORDER BY id", id);
        var declaration = await session.Single<Row>("SELECT version, body FROM self_declarations WHERE id = @id", id);
        var keys = await session.Query<ApiKey>($"SELECT {Security.ApiKeys.Columns} FROM api_keys WHERE owner_id = @id ORDER BY id", id);
        var grants = await session.Query<Row>("SELECT version, body FROM grants WHERE freelancer_id = @id ORDER BY id", id);
        var events = await session.Query<PersonalEvent>("SELECT position, instant, event FROM journal WHERE subject = @id ORDER BY position", id);
        return new PersonalData
        {
            Freelancer = FreelancerView.Of(RegisterJson.Read<Freelancer>(profile.Body), everything: true, profile.Version),
            Evidence = [.. evidence.Select(r => EvidenceView.Of(RegisterJson.Read<Evidence>(r.Body), r.Version))],
            Admissions = [.. admissions.Select(r => AdmissionView.Of(r.Body, r.Version, clock.GetUtcNow()))],
            SelfDeclaration = declaration is null ? null : SelfDeclarationView.Of(RegisterJson.Read<SelfDeclaration>(declaration.Body), declaration.Version),
            ApiKeys = [.. keys.Select(ApiKeyView.Of)],
            Grants = [.. grants.Select(r => GrantView.Of(RegisterJson.Read<Grant>(r.Body), r.Version))],
            Events = events,
        };
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
