using Register.Infrastructure.Stores;

namespace Register.Api.Http.Loops;

/// <summary>Tells of deadlines, overdue answers and standstills that end.</summary>
public sealed class RemindOfTenders(DueTenders due) : RecurringWork
{
    public override Task<int> Do(CancellationToken cancellation) => due.Remind();
}
