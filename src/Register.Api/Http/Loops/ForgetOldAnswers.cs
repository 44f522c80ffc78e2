using Register.Infrastructure.Stores;

namespace Register.Api.Http.Loops;

/// <summary>Forgets the answers that were kept for retries and are too old for one.</summary>
public sealed class ForgetOldAnswers(IdempotencyStore answers) : RecurringWork
{
    public override Task<int> Do(CancellationToken cancellation) => answers.Forget();
}
