using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Register.Api.Tests.Proofs;

/// <summary>A JSON body that is sent at once but for its last byte, which comes when what is awaited has.</summary>
internal sealed class LateLastByte : HttpContent
{
    private readonly byte[] bytes;
    private readonly Func<Task> last;

    public LateLastByte(string json, Func<Task> last)
    {
        (bytes, this.last) = (Encoding.UTF8.GetBytes(json), last);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(..^1));
        await stream.FlushAsync();
        await last();
        await stream.WriteAsync(bytes.AsMemory(^1..));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
