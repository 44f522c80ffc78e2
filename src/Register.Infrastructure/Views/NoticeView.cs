using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>Something about a tender that a freelancer is told.</summary>
public sealed record NoticeView : IExample<NoticeView>
{
    public required Id<Notice> Id { get; init; }
    public required Id<Tender> TenderId { get; init; }

    /// <summary>What happened.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The number of the change or of the clarifications; 0 where there is none.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public static NoticeView Example => new()
    {
        Id = Id<Notice>.Parse("0199a1f0-5c00-7000-8000-000000000070"), TenderId = TenderView.ExampleTender.Id, Kind = NoticeKind.TenderChanged, Number = 1,
        SentAt = TenderChangeView.Example.At,
    };
}
