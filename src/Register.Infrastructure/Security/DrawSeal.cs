using System.Security.Cryptography;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Security;

/// <summary>Makes the secrets of a draw and keeps them from everybody, the authority too, until the invitations go out.</summary>
public sealed class DrawSeal(KeyRing ring)
{
    private const int Size = 32;

    /// <summary>New secrets, and the same sealed for this draw.</summary>
    public (DrawSecrets Secrets, byte[] Sealed) Make(Id<Draw> draw)
    {
        var bytes = RandomNumberGenerator.GetBytes(2 * Size);
        return (Split(bytes), ring.Seal(bytes, Context(draw)));
    }

    /// <summary>The secrets of a draw that has not gone out.</summary>
    /// <exception cref="CryptographicException">They were changed or moved, or the key ring is another.</exception>
    public DrawSecrets Open(Draw draw) => Split(ring.Unseal(draw.Secrets ?? throw new InvalidOperationException("The draw has no secrets any more."), Context(draw.Id)));

    private static DrawSecrets Split(byte[] bytes) => new(bytes[..Size], bytes[Size..]);

    private static string Context(Id<Draw> draw) => $"draw/{draw}";
}
