using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Register.Api.Tests.Database;

/// <summary>As much of SQL Server as the driver needs to log in, begin, run a statement that answers nothing, and commit (MS-TDS 2.2): what the driver makes
/// of a lost connection shows without a server. It keeps nothing but count.</summary>
internal sealed class FakeSqlServer : TcpService
{
    private const byte Answer = 0x04;
    private static readonly byte[] Transaction = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly byte[] Done = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    // Version 16, and no encryption.
    private static readonly byte[] Prelogin = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 3, 0xE8, 0, 0, 2];

    // TDS 7.4, a name of one letter; then the order of text.
    private static readonly byte[] Welcome = [0xAD, 12, 0, 1, 0x74, 0, 0, 4, 1, (byte)'R', 0, 16, 0, 3, 0xE8, 0xE3, 8, 0, 7, 5, 9, 4, 0xD0, 0, 0x34, 0, .. Done];

    public FakeSqlServer() => Start();

    /// <summary>What it was asked for: <c>begin</c>, <c>statement</c>, <c>commit</c>, <c>rollback</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    protected override async Task Serve(TcpClient client)
    {
        var stream = client.GetStream();
        while (await Packet.Read(stream, Stopping) is { } packet) await stream.WriteAsync(Packet.Of(Answer, AnswerTo(packet)), Stopping);
    }

    private byte[] AnswerTo(byte[] packet)
    {
        if (packet[0] == 0x12) return Prelogin;
        if (packet[0] == 0x10) return Welcome;
        if (Packet.IsStatement(packet))
        {
            Asked.Enqueue("statement");
            return Done;
        }
        // ENVCHANGE: a transaction begins (8), is committed (9) or rolled back (10).
        switch (Packet.RequestIn(packet))
        {
            case 5:
                Asked.Enqueue("begin");
                return [0xE3, 11, 0, 8, 8, .. Transaction, 0, .. Done];
            case 7:
                Asked.Enqueue("commit");
                return [0xE3, 11, 0, 9, 0, 8, .. Transaction, .. Done];
            case 8:
                Asked.Enqueue("rollback");
                return [0xE3, 11, 0, 10, 0, 8, .. Transaction, .. Done];
            default:
                return Done;
        }
    }
}
