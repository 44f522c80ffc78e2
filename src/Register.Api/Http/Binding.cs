using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Http;

/// <summary>Makes an operation's message out of a request, or says everything that is wrong with it.</summary>
public static class Binding
{
    /// <summary>The message, and the body's exact bytes.</summary>
    /// <exception cref="BadInputException">Something in the request does not fit.</exception>
    /// <exception cref="HttpRefusalException">The content type or a needed header is not right.</exception>
    public static async Task<(object Message, ReadOnlyMemory<byte> Body)> Read(HttpContext http, Endpoint endpoint)
    {
        var shape = MessageShape.Of(endpoint);
        var errors = new List<InputError>();
        if (http.Request.QueryString.Value is { Length: > 0 } query && !PercentEncoding.IsValid(query)) throw new BadInputException([InputError.Of("query", "parameter.encoding")]);
        var values = new Dictionary<Part, object?>();
        ReadParameters(http, shape, values, errors);
        if (shape.NeedsIfMatch) values[shape.Parts.First(p => p.Source == Source.IfMatch)] = ReadIfMatch(http.Request);
        var body = shape.Body is not null || shape.HasRawBody ? await ReadBytes(http, endpoint) : default;
        if (shape.Body is { } part && (part.Required || body.Length > 0)) ReadJson(http.Request, body, part, values, errors);
        foreach (var raw in shape.Parts)
        {
            if (raw.Source == Source.RawBody) values[raw] = body;
            if (raw.Source == Source.ContentType) values[raw] = http.Request.ContentType ?? "";
        }
        return errors.Count == 0 ? (shape.Build(values), body) : throw new BadInputException(errors);
    }

    private static void ReadParameters(HttpContext http, MessageShape shape, Dictionary<Part, object?> values, List<InputError> errors)
    {
        foreach (var part in shape.Parts)
        {
            if (part.Source is not (Source.Path or Source.Query)) continue;
            var text = part.Source == Source.Path ? (string?)http.Request.RouteValues[part.Name] : null;
            if (part.Source == Source.Query && http.Request.Query.TryGetValue(part.Name, out var all))
            {
                if (all.Count > 1) errors.Add(InputError.Of(part.Name, "parameter.repeated"));
                text = all[0];
            }
            if (text is null)
            {
                if (part.Required) errors.Add(InputError.Of(part.Name, "json.required"));
                continue;
            }
            if (part.TryRead(text, out var value) is { } code) errors.Add(InputError.Of(part.Name, code, ("choices", Choices(part))));
            else values[part] = value;
        }
        foreach (var name in http.Request.Query.Keys)
            if (!shape.Parts.Any(p => p.Source == Source.Query && p.Name == name)) errors.Add(InputError.Of(name.Length > 100 ? name[..100] : name, "parameter.unknown"));
    }

    private static string Choices(Part part) => part.Type.IsEnum
        ? string.Join(", ", Enum.GetNames(part.Type).Select(JsonNamingPolicy.CamelCase.ConvertName)) : "";

    private static long ReadIfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0) throw new HttpRefusalException(StatusCodes.Status428PreconditionRequired, "if-match.required");
        // A tag that is not one of ours cannot be the current one.
        return EntityTagHeaderValue.TryParse(header[0], out var tag) && !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), out var version) ? version : -1;
    }

    private static void ReadJson(HttpRequest request, ReadOnlyMemory<byte> body, Part part, Dictionary<Part, object?> values, List<InputError> errors)
    {
        if (!request.HasJsonContentType() || !IsUtf8(request)) throw new HttpRefusalException(StatusCodes.Status415UnsupportedMediaType, "content-type.json");
        (values[part], var found) = JsonShape.Read(body, part.Type);
        errors.AddRange(found);
    }

    private static bool IsUtf8(HttpRequest request) => !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    /// <summary>Has the server refuse a body that is too large for the operation, unless it is being read already.</summary>
    internal static void LimitBody(HttpContext http, Endpoint endpoint)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = endpoint.MaxBody;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytes(HttpContext http, Endpoint endpoint)
    {
        LimitBody(http, endpoint);
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
