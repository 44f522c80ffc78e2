using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Network = System.Net.IPNetwork;

namespace Register.Api.Http;

/// <summary>Section <c>Proxy</c> of the settings: whose word is taken for where a request came from.</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses (<c>10.0.0.4</c>) and networks (<c>10.0.0.0/24</c>, <c>fd00::/8</c>) of the reverse proxies, with <c>;</c> between.</summary>
    public string? Addresses { get; set; }

    /// <summary>How many of them stand one behind the other.</summary>
    public int Hops { get; set; } = 1;

    /// <summary>The address and the scheme that a named proxy forwards are taken for the request's own. From anybody else they are not looked at: a
    /// client would choose whose limit it uses up. The host is never taken from a header: nothing here depends on it.</summary>
    internal void Configure(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = Hops;
        // The framework would also believe whatever runs on the same machine.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in Networks(Addresses ?? "")) forwarded.KnownIPNetworks.Add(network);
    }

    /// <summary>Each of the addresses as a network.</summary>
    /// <exception cref="FormatException">One is neither an address nor a network.</exception>
    internal static IReadOnlyList<Network> Networks(string addresses) =>
        [.. addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.Contains('/', StringComparison.Ordinal) ? Network.Parse(a) : Alone(IPAddress.Parse(a)))];

    private static Network Alone(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);
}
