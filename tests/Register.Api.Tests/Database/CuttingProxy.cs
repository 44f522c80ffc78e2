using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Register.Api.Tests.Database;

/// <summary>When a connection is cut.</summary>
internal enum Cut
{
    Not,

    /// <summary>The packet is not passed on.</summary>
    Before,

    /// <summary>The packet is passed on and answered; the answer is not.</summary>
    BehindIt,
}

/// <summary>Stands between a client and SQL Server, passes on what they say, and hangs up at the packet for which it is told to.</summary>
internal sealed class CuttingProxy : TcpService
{
    private readonly IPEndPoint server;
    private readonly Func<byte[], Cut> decide;
    private int cuts;

    /// <param name="server">Whom it passes on to.</param>
    /// <param name="decide">Asked for each packet of a client.</param>
    public CuttingProxy(IPEndPoint server, Func<byte[], Cut> decide)
    {
        (this.server, this.decide) = (server, decide);
        Start();
    }

    /// <summary>How many connections it cut.</summary>
    public int Cuts => cuts;

    protected override async Task Serve(TcpClient client)
    {
        using var theirs = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        try
        {
            await theirs.ConnectAsync(server, over.Token);
            var (near, far) = (client.GetStream(), theirs.GetStream());
            var answers = new Answers(far, near);
            var back = answers.Pass(over.Token);
            await await Task.WhenAny(Forth(near, far, answers, over.Token), back);
        }
        finally
        {
            // A reset and not a goodbye: what is on its way is lost, as when a cable is pulled.
            client.LingerState = new LingerOption(true, 0);
            await over.CancelAsync();
        }
    }

    private async Task Forth(NetworkStream near, NetworkStream far, Answers answers, CancellationToken cancellation)
    {
        while (await Packet.Read(near, cancellation) is { } packet)
        {
            var cut = decide(packet);
            if (cut == Cut.BehindIt) answers.Withhold();
            if (cut != Cut.Before) await far.WriteAsync(packet, cancellation);
            if (cut == Cut.Not) continue;
            if (cut == Cut.BehindIt) await answers.Withheld.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
            Interlocked.Increment(ref cuts);
            return;
        }
    }

    /// <summary>The way back: what the server says, until it is to be kept.</summary>
    private sealed class Answers(NetworkStream far, NetworkStream near)
    {
        private readonly TaskCompletionSource withheld = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool keeping;

        public Task Withheld => withheld.Task;

        public void Withhold() => keeping = true;

        public async Task Pass(CancellationToken cancellation)
        {
            var buffer = new byte[16 * 1024];
            while (await far.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                if (!keeping) await near.WriteAsync(buffer.AsMemory(0, read), cancellation);
                else if (withheld.TrySetResult()) continue;
            }
        }
    }
}

/// <summary>Packets of the protocol of SQL Server (MS-TDS 2.2.3), in clear but for a login that is encrypted.</summary>
internal static class Packet
{
    private const int HeaderSize = 8;
    private const byte EncryptedRecord = 0x17;
    private const byte TransactionRequest = 0x0E;
    private const int CommitRequest = 7;

    /// <summary>The next whole packet, or null where the stream ends.</summary>
    public static async Task<byte[]?> Read(Stream stream, CancellationToken cancellation)
    {
        var header = new byte[HeaderSize];
        if (await stream.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false, cancellation) < HeaderSize) return null;
        // A record of TLS has the length of what follows its five bytes; a packet its own.
        var length = header[0] == EncryptedRecord ? 5 + BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3)) : BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2));
        var packet = new byte[Math.Max(length, HeaderSize)];
        header.CopyTo(packet, 0);
        await stream.ReadExactlyAsync(packet.AsMemory(HeaderSize), cancellation);
        return packet;
    }

    /// <summary>A packet of this type.</summary>
    public static byte[] Of(byte type, params ReadOnlySpan<byte> content)
    {
        var packet = new byte[HeaderSize + content.Length];
        (packet[0], packet[1], packet[6]) = (type, 1, 1);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        content.CopyTo(packet.AsSpan(HeaderSize));
        return packet;
    }

    /// <summary>What is asked of a transaction, or null: it stands behind all headers, whose length comes first.</summary>
    public static int? RequestIn(byte[] packet) => packet[0] != TransactionRequest ? null
        : BinaryPrimitives.ReadInt16LittleEndian(packet.AsSpan(HeaderSize + BinaryPrimitives.ReadInt32LittleEndian(packet.AsSpan(HeaderSize))));

    /// <summary>Whether it asks to commit.</summary>
    public static bool IsCommit(byte[] packet) => RequestIn(packet) == CommitRequest;

    /// <summary>Whether it runs a statement: a batch, or a procedure with parameters.</summary>
    public static bool IsStatement(byte[] packet) => packet[0] is 0x01 or 0x03;
}
