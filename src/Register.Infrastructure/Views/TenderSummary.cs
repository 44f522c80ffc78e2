using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A tender in a list.</summary>
public sealed record TenderSummary : IExample<TenderSummary>
{
    public required Id<Tender> Id { get; init; }
    public required Id<ContractingAuthority> AuthorityId { get; init; }
    public required string Title { get; init; }

    /// <summary>The status at this moment.</summary>
    public required TenderStatus Status { get; init; }

    public required Procedure Procedure { get; init; }
    public required ContractType ContractType { get; init; }

    /// <summary>Main CPV code.</summary>
    public required string Cpv { get; init; }

    /// <summary>All lots together, excluding VAT.</summary>
    public required Money EstimatedValue { get; init; }

    public required int LotCount { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public required DateTimeOffset SubmissionDeadline { get; init; }

    public static TenderSummary Example => new()
    {
        Id = TenderView.ExampleTender.Id, AuthorityId = TenderView.ExampleTender.AuthorityId, Title = "Groenonderhoud Wyck", Status = TenderStatus.Open,
        Procedure = Procedure.OpenNational, ContractType = ContractType.Services, Cpv = "77310000", EstimatedValue = Money.Euros(60_000), LotCount = 1,
        PublishedAt = TenderView.ExampleTender.PublishedAt, SubmissionDeadline = TenderView.ExampleTender.Content.Dates.SubmissionDeadline,
    };
}
