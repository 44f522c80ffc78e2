using System.Net;
using System.Net.Sockets;

namespace Register.Api.Tests.Database;

/// <summary>Listens on a free port of this machine and serves every connection until it is disposed of.</summary>
internal abstract class TcpService : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private Task accepting = Task.CompletedTask;

    public IPEndPoint Place => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Ends when the service stops.</summary>
    protected CancellationToken Stopping => stopping.Token;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    /// <summary>Begins; when whoever derives from it is ready.</summary>
    protected void Start()
    {
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Speaks with one client, who may hang up at any time.</summary>
    protected abstract Task Serve(TcpClient client);

    private async Task Accept()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(Attend(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Attend(TcpClient client)
    {
        using var mine = client;
        try
        {
            await Serve(client);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // Somebody hung up, or we stop.
        }
    }
}
