using Register.Domain.Kernel;

namespace Register.Domain.Reference;

/// <summary>Why a question about codes is refused.</summary>
public static class ReferenceRefusals
{
    /// <summary>A filter of a list does not have the shape of a code.</summary>
    public static Refusal CodeShape(string parameter) => new(RefusalKind.Invalid, "reference.code-shape", null, ("parameter", parameter));
}
