using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A tender as everybody reads it once it is published; before that only its authority does.</summary>
public sealed record TenderView : IVersioned, IExample<TenderView>
{
    public required Id<Tender> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<ContractingAuthority> AuthorityId { get; init; }

    /// <summary>The status at this moment: it follows from the instants.</summary>
    public required TenderStatus Status { get; init; }

    public required string Title { get; init; }
    public required string Description { get; init; }
    public required Procedure Procedure { get; init; }
    public required ContractType ContractType { get; init; }
    public required string Cpv { get; init; }
    public required IReadOnlyList<string> AdditionalCpv { get; init; }

    /// <summary>All lots together, excluding VAT, over the whole term.</summary>
    public required Money EstimatedValue { get; init; }

    public required IReadOnlyList<string> PlaceOfPerformance { get; init; }
    public required Period ContractPeriod { get; init; }
    public required TenderDates Dates { get; init; }
    public required AwardMethod Award { get; init; }

    /// <summary>How the procedure runs.</summary>
    public required TenderSettings Settings { get; init; }

    /// <summary>Sets of purchasing conditions taken over for every lot.</summary>
    public required IReadOnlyList<TakenOverConditions> PurchasingConditions { get; init; }

    public required IReadOnlyList<LotView> Lots { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>How many changes were made after publication.</summary>
    public required int Changes { get; init; }

    /// <summary>Why the authority keeps what the advice found, as given with the publication and with changes.</summary>
    public required IReadOnlyList<MotivationView> Motivations { get; init; }

    /// <summary>How many sets of clarifications were published.</summary>
    public required int Clarifications { get; init; }

    public Withdrawal? Withdrawal { get; init; }

    public static TenderView Example => Of(ExampleTender, ExampleTender.DraftedAt);

    /// <summary>A tender for examples; the same one every time.</summary>
    internal static Tender ExampleTender { get; } = MakeExample();

    public static TenderView Of(Tender tender, DateTimeOffset now)
    {
        var content = tender.Content;
        return new TenderView
        {
            Id = tender.Id, Version = tender.Version, AuthorityId = tender.AuthorityId, Status = tender.StatusAt(now), Title = content.Title,
            Description = content.Description, Procedure = content.Procedure, ContractType = content.ContractType, Cpv = content.Cpv,
            AdditionalCpv = content.AdditionalCpv, EstimatedValue = content.TotalValue(), PlaceOfPerformance = content.PlaceOfPerformance,
            ContractPeriod = content.ContractPeriod, Dates = content.Dates, Award = content.Award, Settings = content.Settings,
            PurchasingConditions = content.PurchasingConditions,
            Lots = [.. tender.Lots.Select(l => LotView.Of(tender, l, now))], DraftedAt = tender.DraftedAt, PublishedAt = tender.PublishedAt,
            OpenedAt = tender.OpenedAt, Changes = tender.Changes, Motivations = [.. tender.Motivations.Select(MotivationView.Of)], Clarifications = tender.Clarifications, Withdrawal = tender.Withdrawal,
        };
    }

    // Written as it is stored, so that its ids are the same in every run.
    private static Tender MakeExample()
    {
        var tender = Json.RegisterJson.Read<Tender>(
            """
            {
              "id": "0199a1f0-5c00-7000-8000-000000000050", "authorityId": "0199a1f0-5c00-7000-8000-000000000030",
              "draftedAt": "2026-10-01T08:00:00.000Z", "publishedAt": "2026-10-01T08:00:00.000Z", "outcomes": [],
              "content": {
                "title": "Groenonderhoud Wyck", "description": "Onderhoud van plantsoenen en bomen in de wijk Wyck.",
                "procedure": "openNational", "contractType": "services", "cpv": "77310000", "placeOfPerformance": ["WK093501"],
                "contractPeriod": { "startDate": "2027-01-01", "endDate": "2027-12-31" },
                "dates": { "questionDeadline": "2026-10-20T10:00:00Z", "submissionDeadline": "2026-11-02T11:00:00Z", "awardPlannedAt": "2026-11-20T11:00:00Z", "standstillDays": 20 },
                "award": {
                  "criteria": [
                    { "code": "price", "name": "Prijs", "type": "price", "weightBasisPoints": 4000 },
                    { "code": "plan", "name": "Plan van aanpak", "description": "Hoe het werk wordt gedaan, met wie en wanneer.", "type": "quality", "weightBasisPoints": 6000 }
                  ],
                  "priceFormula": { "kind": "linear", "bestPrice": { "amount": 40000.00, "currency": "EUR" }, "worstPrice": { "amount": 80000.00, "currency": "EUR" } }
                },
                "lots": [{ "id": "0199a1f0-5c00-7000-8000-000000000051", "title": "Plantsoenen", "estimatedValue": { "amount": 60000.00, "currency": "EUR" }, "conditions": [
                  { "kind": "sector", "id": "c1", "sectors": ["8130"] },
                  { "kind": "minimumTurnover", "id": "c2", "amount": { "amount": 50000.00, "currency": "EUR" }, "years": 1 }
                ] }]
              }
            }
            """);
        tender.Stored(2);
        return tender;
    }
}
