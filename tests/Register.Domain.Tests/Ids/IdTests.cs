using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Ids;

public class IdTests
{
    [Fact]
    public void Ids_order_as_their_text_does()
    {
        // Each byte differs once with the highest bit set, so that neither byte order nor sign can be wrong unseen.
        var ids = Enumerable.Range(0, 16).SelectMany(at => new byte[] { 0x01, 0x7f, 0x80, 0xff }.Select(value => Of(at, value))).ToList();

        foreach (var one in ids)
            foreach (var other in ids)
                Math.Sign(one.CompareTo(other)).ShouldBe(Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString())), $"{one} {other}");
    }

    private static Id<Tender> Of(int at, byte value)
    {
        var bytes = new byte[16];
        bytes[at] = value;
        return new Id<Tender>(new Guid(bytes, bigEndian: true));
    }
}
