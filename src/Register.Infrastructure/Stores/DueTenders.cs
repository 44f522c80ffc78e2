using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Legal;

namespace Register.Infrastructure.Stores;

/// <summary>What time brings about tenders, each told once: a deadline or the end of a standstill within 48 hours, and questions
/// whose answers are overdue. A deadline that moved is told anew.</summary>
public sealed class DueTenders(Session session, TenderStore tenders, Reminders reminders, Notices notices, JournalLog journal, LegalBook law, TimeProvider clock)
{
    private const string Running = "published_at IS NOT NULL AND withdrawn_at IS NULL";
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(48);

    /// <summary>Tells all that is due, each piece in a transaction of its own.</summary>
    /// <returns>How many pieces were told.</returns>
    public async Task<int> Remind() => await RemindOfDeadlines() + await RemindOfAnswers() + await RemindOfStandstills();

    private async Task<int> RemindOfDeadlines()
    {
        var told = 0;
        foreach (var due in await Due($"SELECT id, closes_at AS due_at FROM tenders WHERE closes_at > @now AND closes_at <= @soon AND {Running} ORDER BY closes_at, id"))
            told += await Tell(due.Id, "closes", due.DueAt, new TenderClosesSoon(due.DueAt), () => notices.TellAll(due.Id, NoticeKind.DeadlineNear, 0));
        return told;
    }

    private async Task<int> RemindOfStandstills()
    {
        var told = 0;
        foreach (var due in await Due($"SELECT id, final_at AS due_at FROM tenders WHERE final_at > @now AND final_at <= @soon AND {Running} ORDER BY final_at, id"))
            told += await Tell(due.Id, "standstill", due.DueAt, new StandstillEndsSoon(due.DueAt), () => Task.CompletedTask);
        return told;
    }

    private async Task<int> RemindOfAnswers()
    {
        var told = 0;
        var open = await Due(
            $"""
            SELECT t.id, t.closes_at AS due_at FROM tenders t WHERE t.closes_at > @now AND {Running}
            AND EXISTS (SELECT 1 FROM questions q WHERE q.tender_id = t.id AND q.status = @open) ORDER BY t.closes_at, t.id
            """);
        foreach (var due in open)
        {
            var tender = await tenders.Load(due.Id);
            var until = tender.Content.AnswersUntil(law.ProcurementAt(tender.PublishedAt!.Value));
            if (clock.GetUtcNow() >= until) told += await Tell(due.Id, "answers", until, new AnswersOverdue(until), () => Task.CompletedTask);
        }
        return told;
    }

    private Task<List<DueTender>> Due(string sql) =>
        session.Query<DueTender>(sql, new { now = clock.GetUtcNow(), soon = clock.GetUtcNow() + Ahead, open = nameof(QuestionStatus.Open) });

    private async Task<int> Tell(Id<Tender> tender, string what, DateTimeOffset at, DomainEvent happened, Func<Task> more)
    {
        var reminder = $"{what} {Mappings.ToText(at)}";
        if (await reminders.WasSent(tender.ToString(), reminder)) return 0;
        return await session.Write(async () =>
        {
            if (!await reminders.First(tender.ToString(), reminder)) return 0;
            await journal.Append("tenders", tender.ToString(), [happened]);
            await more();
            return 1;
        });
    }

    private sealed record DueTender
    {
        public Id<Tender> Id { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }
}
