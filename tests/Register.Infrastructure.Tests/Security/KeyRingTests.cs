using System.Security.Cryptography;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Tests.Security;

public sealed class KeyRingTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "register-ring-" + Guid.NewGuid().ToString("N"));

    public KeyRingTests() => Directory.CreateDirectory(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void After_a_rotation_the_newest_key_seals_and_the_older_ones_still_open()
    {
        var before = KeyRing.Open(folder, create: true, TimeProvider.System);
        var old = before.Seal("content"u8, "here");
        KeyRing.Rotate(folder, TimeProvider.System).ShouldBe(2);
        var after = KeyRing.Open(folder, create: false, TimeProvider.System);
        after.Unseal(old, "here").ShouldBe("content"u8.ToArray());
        var sealedNow = after.Seal("content"u8, "here");
        sealedNow[0].ShouldBe((byte)2);
        Should.Throw<CryptographicException>(() => before.Unseal(sealedNow, "here"));
        after.Mac("same"u8).ShouldBe(before.Mac("same"u8));
    }

    [Fact]
    public void Not_one_bit_changes_and_nothing_moves_unnoticed()
    {
        var ring = KeyRing.Open(folder, create: true, TimeProvider.System);
        KeyRing.Rotate(folder, TimeProvider.System);
        ring = KeyRing.Open(folder, create: false, TimeProvider.System);
        var content = ring.Seal("content"u8, "here");
        for (var bit = 0; bit < content.Length * 8; bit++)
        {
            var changed = content.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => ring.Unseal(changed, "here"), $"bit {bit}");
        }
        Should.Throw<CryptographicException>(() => ring.Unseal(content, "there"));
        Should.Throw<CryptographicException>(() => ring.Unseal(content.AsSpan(0, 20), "here"));
    }

    [Fact]
    public void Under_a_key_of_ones_own_not_one_bit_changes_unnoticed_either()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var content = KeyRing.Seal("content"u8, "here", secret);
        for (var bit = 0; bit < content.Length * 8; bit++)
        {
            var changed = content.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => KeyRing.Unseal(changed, "here", secret), $"bit {bit}");
        }
    }

    [Fact]
    public void Only_the_operator_can_read_the_file()
    {
        KeyRing.Open(folder, create: true, TimeProvider.System);
        KeyRing.Rotate(folder, TimeProvider.System);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder, "keyring.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
