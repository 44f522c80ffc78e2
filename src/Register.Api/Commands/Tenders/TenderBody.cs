using Register.Domain.Tenders;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Tenders;

/// <summary>A tender as its authority writes it.</summary>
public sealed record TenderBody : TenderContent, IExample<TenderBody>
{
    public static TenderBody Example { get; } = Of(TenderView.Example);

    /// <summary>What one sends back after reading a tender.</summary>
    private static TenderBody Of(TenderView view) => new()
    {
        Title = view.Title, Description = view.Description, Procedure = view.Procedure, ContractType = view.ContractType, Cpv = view.Cpv,
        AdditionalCpv = view.AdditionalCpv, PlaceOfPerformance = view.PlaceOfPerformance, ContractPeriod = view.ContractPeriod, Dates = view.Dates,
        Award = view.Award, Settings = view.Settings, PurchasingConditions = view.PurchasingConditions,
        Lots = [.. view.Lots.Select(l => new Lot { Title = l.Title, EstimatedValue = l.EstimatedValue, Conditions = l.Conditions })],
    };
}
