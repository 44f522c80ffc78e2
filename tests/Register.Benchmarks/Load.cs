using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Register.Benchmarks;

/// <summary>What a run of load saw.</summary>
internal sealed record LoadResult(long Answers, long Failures, TimeSpan Time)
{
    public double PerSecond => Answers / Time.TotalSeconds;
}

/// <summary>A lean HTTP/1.1 client on kept connections, so that what is measured is the server and not the client.</summary>
internal static class Load
{
    /// <summary>Sends requests over the connections for the time; each next request comes from <paramref name="next"/>
    /// (connection, count on it). Anything but a 2xx is a failure.</summary>
    public static async Task<LoadResult> Run(int port, int connections, TimeSpan time, Func<int, int, byte[]> next)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(() => Connection(port, c, clock, time, next))));
        return new LoadResult(counts.Sum(c => c.Answers), counts.Sum(c => c.Failures), clock.Elapsed);
    }

    /// <summary>A GET.</summary>
    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    /// <summary>A POST of JSON.</summary>
    public static byte[] Post(string path, string json, string? key = null) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{(key is null ? "" : $"Authorization: Bearer {key}\r\n")}" +
        $"Idempotency-Key: {Guid.NewGuid():N}\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    private static async Task<(long Answers, long Failures)> Connection(int port, int connection, Stopwatch clock, TimeSpan time, Func<int, int, byte[]> next)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        var buffer = new byte[256 * 1024];
        var (answers, failures) = (0L, 0L);
        for (var n = 0; clock.Elapsed < time; n++)
        {
            var request = next(connection, n);
            if (request.Length == 0) break;
            await socket.SendAsync(request);
            if (await Answer(socket, buffer)) answers++;
            else failures++;
        }
        return (answers, failures);
    }

    /// <summary>Reads one whole answer; whether it was a 2xx.</summary>
    private static async Task<bool> Answer(Socket socket, byte[] buffer)
    {
        var (have, needed) = (0, -1);
        while (needed < 0 || have < needed)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have));
            if (read == 0) throw new IOException("The server closed the connection.");
            have += read;
            if (needed < 0) needed = Length(buffer.AsSpan(0, have));
        }
        return buffer[9] == '2';
    }

    // The length of head and body together, or -1 while the head is not there yet.
    private static int Length(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0) return -1;
        var head = Encoding.ASCII.GetString(received[..end]);
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? throw new IOException("Chunked answers are not measured: " + head) : end + 4;
        var stop = head.IndexOf('\r', at) is var s and > 0 ? s : head.Length;
        return end + 4 + int.Parse(head.AsSpan(at + 16, stop - at - 16));
    }
}
