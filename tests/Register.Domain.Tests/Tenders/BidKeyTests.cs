using System.Security.Cryptography;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Tenders;

public sealed class BidKeyTests
{
    [Fact]
    public void A_private_key_opens_it_only_when_both_its_halves_are_right()
    {
        using RSA own = RSA.Create(3072), other = RSA.Create(3072);
        var key = BidKey.Read(own.ExportSubjectPublicKeyInfoPem())!;
        key.IsOpenedBy(own).ShouldBeTrue();
        key.IsOpenedBy(other).ShouldBeFalse();
        using var crooked = new Crooked(own, other);
        key.IsOpenedBy(crooked).ShouldBeFalse();
        using var mute = new Crooked(own, null);
        key.IsOpenedBy(mute).ShouldBeFalse();
    }

    /// <summary>The public half of one pair, and the secret of another or none: not every platform looks when it reads one.</summary>
    private sealed class Crooked(RSA shown, RSA? secret) : RSA
    {
        public override RSAParameters ExportParameters(bool includePrivateParameters) => shown.ExportParameters(includePrivateParameters);

        public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

        public override byte[] Decrypt(byte[] data, RSAEncryptionPadding padding) => secret is null ? new byte[32] : secret.Decrypt(data, padding);
    }
}
