using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Register.Api.Tests.Edge;

/// <summary>Requests that no proper client would send.</summary>
internal static class RawHttp
{
    /// <summary>Sends one request line with headers and bytes as they are.</summary>
    public static async Task<Answer> Raw(this RegisterApp app, string requestLine, string headers = "", byte[]? body = null, string host = "localhost")
    {
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var length = body is null ? "" : $"Content-Length: {body.Length}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{requestLine} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}{length}\r\n"));
        if (body is not null) await stream.WriteAsync(body);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        return Parse(all.ToArray());
    }

    private static Answer Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(h => h[0], h => h.Length > 1 ? h[1] : "", StringComparer.OrdinalIgnoreCase);
        var body = bytes[(end + 4)..];
        if (headers.GetValueOrDefault("Transfer-Encoding") == "chunked") body = Dechunk(body);
        return new Answer((HttpStatusCode)int.Parse(lines[0].Split(' ')[1]), headers, body);
    }

    private static byte[] Dechunk(byte[] chunked)
    {
        var all = new List<byte>();
        var rest = chunked.AsSpan();
        while (rest.IndexOf("\r\n"u8) is var line and > 0)
        {
            var size = Convert.ToInt32(Encoding.Latin1.GetString(rest[..line]), 16);
            if (size == 0) break;
            all.AddRange(rest.Slice(line + 2, size));
            rest = rest[(line + 4 + size)..];
        }
        return [.. all];
    }
}
