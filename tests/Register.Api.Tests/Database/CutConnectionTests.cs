using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Data.SqlClient;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Database;

/// <summary>The connection to SQL Server is lost: the proxy loses it just where it is told to, and whatever the driver makes of that is taken for a database
/// that cannot be reached.</summary>
public sealed class CutConnectionTests
{
    public static TheoryData<string, string[]> Places => new()
    {
        { "at the door", [] },
        { "in the transaction", ["begin", "statement"] },
        { "before the commit", ["begin", "statement", "statement"] },
        { "behind the commit", ["begin", "statement", "statement", "commit"] },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public async Task The_proxy_passes_on_whatever_is_said(int size)
    {
        await using var echo = new Echo();
        await using var proxy = new CuttingProxy(echo.Place, _ => Cut.Not);
        using var client = await Connected(proxy);
        for (byte n = 0; n < 20; n++)
        {
            var packet = Packet.Of(n, [.. Enumerable.Repeat(n, size)]);
            // In pieces that are no packets.
            foreach (var piece in packet.Chunk(7)) await client.GetStream().WriteAsync(piece);
            (await Packet.Read(client.GetStream(), default)).ShouldBe(packet);
        }
        (echo.Heard.Count, proxy.Cuts).ShouldBe((20, 0));
    }

    [Theory]
    [InlineData(false, 3, 3)]
    [InlineData(true, 3, 4)]
    public async Task The_proxy_cuts_at_the_packet_it_is_told_to(bool behind, int answered, int heard)
    {
        await using var echo = new Echo();
        await using var proxy = new CuttingProxy(echo.Place, p => p[0] != 3 ? Cut.Not : behind ? Cut.BehindIt : Cut.Before);
        using var client = await Connected(proxy);
        var answers = 0;
        await Should.ThrowAsync<IOException>(async () =>
        {
            for (byte n = 0; n < 9; n++)
            {
                await client.GetStream().WriteAsync(Packet.Of(n, 1, 2, 3));
                (await Packet.Read(client.GetStream(), default) ?? throw new IOException("hung up"))[0].ShouldBe(n);
                answers++;
            }
        });
        (answers, echo.Heard.Count, proxy.Cuts).ShouldBe((answered, heard, 1));
        // Only that connection.
        using var next = await Connected(proxy);
        await next.GetStream().WriteAsync(Packet.Of(8));
        (await Packet.Read(next.GetStream(), default)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Wherever_the_connection_is_lost_the_database_counts_as_unavailable_and_the_next_transaction_goes_on(string where, string[] done)
    {
        await using var server = new FakeSqlServer();
        var (losing, statements) = (true, 0);
        await using var proxy = new CuttingProxy(server.Place, packet => !losing ? Cut.Not : where switch
        {
            "at the door" => Cut.Before,
            "in the transaction" => Packet.IsStatement(packet) && ++statements == 2 ? Cut.Before : Cut.Not,
            "before the commit" => Packet.IsCommit(packet) ? Cut.Before : Cut.Not,
            _ => Packet.IsCommit(packet) ? Cut.BehindIt : Cut.Not,
        });
        var dialect = new SqlServerDialect(ThroughProxy(proxy.Place.Port));

        var lost = await Record.ExceptionAsync(() => Write(dialect));
        (lost is DbException error && dialect.IsUnavailable(error)).ShouldBeTrue($"{(lost as SqlException)?.Number} {lost}");
        server.Asked.ShouldBe(done);
        proxy.Cuts.ShouldBe(where == "at the door" ? proxy.Cuts : 1);

        losing = false;
        (await Write(dialect)).ShouldBe(2);
        server.Asked.Skip(done.Length).ShouldBe(["begin", "statement", "statement", "commit"]);
    }

    [Fact]
    public async Task What_fails_by_itself_is_rolled_back_and_told_as_it_is()
    {
        await using var server = new FakeSqlServer();
        var dialect = new SqlServerDialect(ThroughProxy(server.Place.Port));
        (await Should.ThrowAsync<InvalidTimeZoneException>(dialect.Write<int>(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("UPDATE things SET version = version", transaction: transaction);
                throw new InvalidTimeZoneException("our own");
            },
            CancellationToken.None))).Message.ShouldBe("our own");
        server.Asked.ShouldBe(["begin", "statement", "rollback"]);
        (await Write(dialect)).ShouldBe(2);
        server.Asked.Skip(3).ShouldBe(["begin", "statement", "statement", "commit"]);
    }

    /// <summary>The connection string with the proxy in the place of the server; in clear, so that the proxy can read along.</summary>
    internal static string ThroughProxy(int port, string? server = null) => new SqlConnectionStringBuilder(server ?? "User Id=sa;Password=none")
    {
        DataSource = $"127.0.0.1,{port}", Encrypt = SqlConnectionEncryptOption.Optional, TrustServerCertificate = true, ConnectTimeout = 10, ConnectRetryCount = 0,
        // Otherwise the pool says for five seconds what it found once.
        PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock,
    }.ToString();

    /// <summary>Where a data source says that the server is: <c>tcp:host,port</c>.</summary>
    internal static async Task<IPEndPoint> PlaceOf(string dataSource)
    {
        var parts = dataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        var host = (await Dns.GetHostAddressesAsync(parts[0], AddressFamily.InterNetwork))[0];
        return new IPEndPoint(host, parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1433);
    }

    private static Task<int> Write(SqlServerDialect dialect) => dialect.Write(
        async (connection, transaction) =>
        {
            for (var i = 0; i < 2; i++) await connection.ExecuteAsync("UPDATE things SET version = version", transaction: transaction);
            return 2;
        }, CancellationToken.None);

    private static async Task<TcpClient> Connected(CuttingProxy proxy)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, proxy.Place.Port);
        return client;
    }

    /// <summary>Says every packet again.</summary>
    private sealed class Echo : TcpService
    {
        public Echo() => Start();

        public List<byte[]> Heard { get; } = [];

        protected override async Task Serve(TcpClient client)
        {
            while (await Packet.Read(client.GetStream(), Stopping) is { } packet)
            {
                Heard.Add(packet);
                await client.GetStream().WriteAsync(packet, Stopping);
            }
        }
    }
}
