using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The columns of a tender that a list shows, and those its status follows from.</summary>
internal sealed record TenderRow
{
    public Id<Tender> Id { get; init; }
    public Id<ContractingAuthority> AuthorityId { get; init; }
    public string Title { get; init; } = "";
    public string ProcedureKind { get; init; } = "";
    public string ContractType { get; init; } = "";
    public string Cpv { get; init; } = "";
    public long ValueCents { get; init; }
    public int LotCount { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? OpensAt { get; init; }
    public DateTimeOffset ClosesAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public DateTimeOffset? StandstillFrom { get; init; }
    public DateTimeOffset? FinalAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public DateTimeOffset? FailedAt { get; init; }

    public TenderSummary Summary(DateTimeOffset now) => new()
    {
        Id = Id, AuthorityId = AuthorityId, Title = Title, Status = Milestones().StatusAt(now), Procedure = Enum.Parse<Procedure>(ProcedureKind),
        ContractType = Enum.Parse<ContractType>(ContractType), Cpv = Cpv, EstimatedValue = new Money(ValueCents, "EUR"), LotCount = LotCount,
        PublishedAt = PublishedAt, SubmissionDeadline = ClosesAt,
    };

    private TenderMilestones Milestones() => new()
    {
        PublishedAt = PublishedAt, OpensAt = OpensAt, ClosesAt = ClosesAt, OpenedAt = OpenedAt, DecidedAt = DecidedAt, StandstillFrom = StandstillFrom,
        FinalAt = FinalAt, WithdrawnAt = WithdrawnAt, FailedAt = FailedAt,
    };
}
