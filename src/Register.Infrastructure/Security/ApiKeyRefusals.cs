using Register.Domain.Kernel;

namespace Register.Infrastructure.Security;

/// <summary>Why a key is refused.</summary>
public static class ApiKeyRefusals
{
    public static Refusal NotForOthers() => new(RefusalKind.Forbidden, "api-key.not-for-others");
    public static Refusal Stopped() => new(RefusalKind.Conflict, "api-key.stopped");
}
