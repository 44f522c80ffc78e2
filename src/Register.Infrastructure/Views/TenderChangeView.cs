using System.Text.Json;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A change after publication, with what is different.</summary>
public sealed record TenderChangeView : IExample<TenderChangeView>
{
    /// <summary>From 1; as published is 0.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why; absent where late answers moved the deadline.</summary>
    public string? Reason { get; init; }

    /// <summary>The clarifications whose answers moved the deadline.</summary>
    public int? ClarificationNumber { get; init; }

    /// <summary>Whether bidders could bid otherwise because of it.</summary>
    public required bool Substantial { get; init; }

    /// <summary>The lots for which a bid that was in must be confirmed or replaced.</summary>
    public required IReadOnlyList<Id<Lot>> Lots { get; init; }

    /// <summary>The submission deadline from this change on.</summary>
    public required DateTimeOffset SubmissionDeadline { get; init; }

    /// <summary>Every place that says something else.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    public static TenderChangeView Example => new()
    {
        Number = 1, At = new DateTimeOffset(2026, 10, 12, 9, 0, 0, TimeSpan.Zero), Reason = "De eis aan de omzet was te hoog.", Substantial = true,
        Lots = [TenderView.ExampleTender.Lots[0].Id], SubmissionDeadline = new DateTimeOffset(2026, 11, 9, 11, 0, 0, TimeSpan.Zero),
        Differences =
        [
            new Difference("/lots/0/conditions/1/amount/amount", JsonSerializer.SerializeToElement(50_000), JsonSerializer.SerializeToElement(25_000)),
            new Difference("/dates/submissionDeadline", JsonSerializer.SerializeToElement("2026-11-02T11:00:00.000Z"), JsonSerializer.SerializeToElement("2026-11-09T11:00:00.000Z")),
        ],
    };

    public static TenderChangeView Of(TenderChange change) => new()
    {
        Number = change.Number, At = change.At, Reason = change.Reason, ClarificationNumber = change.ClarificationNumber, Substantial = change.Substantial,
        Lots = change.Lots, SubmissionDeadline = change.SubmissionDeadline, Differences = change.Differences,
    };
}
