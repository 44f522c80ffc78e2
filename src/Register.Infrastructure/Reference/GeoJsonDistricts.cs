using System.Text;
using System.Text.Json;

namespace Register.Infrastructure.Reference;

/// <summary>Walks through a GeoJSON FeatureCollection (RFC 7946) token by token: the properties of each feature are read
/// and its outline is stepped over, so that a country in full detail costs no more than its bytes.</summary>
internal static class GeoJsonDistricts
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["wijkcode"] = "code", ["wijk_code"] = "code", ["statcode"] = "code",
        ["wijknaam"] = "name", ["wijk_naam"] = "name", ["statnaam"] = "name",
        ["gemeentecode"] = "municipalityCode", ["gemeente_code"] = "municipalityCode",
        ["gemeentenaam"] = "municipality", ["gemeente_naam"] = "municipality",
        ["provincie"] = "province", ["provincienaam"] = "province", ["provinciecode"] = "province",
        ["jaar"] = "year",
        ["water"] = "water", ["h2o"] = "water",
    };

    public static List<DistrictRow> Read(Stream file, ImportErrors errors)
    {
        var bytes = ReadAll(file);
        var rows = new List<DistrictRow>();
        try
        {
            ReadCollection(bytes, rows, errors);
        }
        catch (JsonException error)
        {
            errors.Add((int)(error.LineNumber ?? 0) + 1, "import.not-json");
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for a text that is not valid UTF-8.
            errors.Add(Utf8Lines.FirstInvalid(new MemoryStream(bytes)), "import.not-utf8");
        }

        return rows;
    }

    private static void ReadCollection(ReadOnlySpan<byte> bytes, List<DistrictRow> rows, ImportErrors errors)
    {
        var reader = new Utf8JsonReader(bytes);
        var (found, line, counted) = (false, 1, 0);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFeatures = reader.ValueTextEquals("features");
            reader.Read();
            if (!isFeatures || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            found = true;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                line += bytes[counted..start].Count((byte)'\n');
                counted = start;
                if (ReadFeature(ref reader, line, errors) is { } row) rows.Add(row);
            }
        }

        if (!found) errors.Add(1, "import.no-features");
    }

    private static DistrictRow? ReadFeature(ref Utf8JsonReader reader, int line, ImportErrors errors)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            errors.Add(line, "import.no-properties");
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isProperties = reader.ValueTextEquals("properties");
            reader.Read();
            if (isProperties && reader.TokenType == JsonTokenType.StartObject) ReadProperties(ref reader, values);
            else reader.Skip();
        }

        return ToRow(values, line, errors);
    }

    private static void ReadProperties(ref Utf8JsonReader reader, Dictionary<string, string?> values)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var known = Names.TryGetValue(reader.GetString()!, out var name);
            reader.Read();
            if (known && reader.TokenType is JsonTokenType.String) values[name!] = reader.GetString()!.Trim();
            else if (known && reader.TokenType is JsonTokenType.Number) values[name!] = Encoding.ASCII.GetString(reader.ValueSpan);
            else reader.Skip();
        }
    }

    private static DistrictRow? ToRow(Dictionary<string, string?> values, int line, ImportErrors errors)
    {
        // The official map draws the water of a district as a second feature with the same code.
        if (values.GetValueOrDefault("water") == "JA") return null;
        if (values.Count == 0) errors.Add(line, "import.no-properties");
        return values.Count == 0 ? null : new DistrictRow
        {
            Line = line,
            Code = Text("code"),
            Name = Text("name"),
            MunicipalityCode = Text("municipalityCode"),
            MunicipalityName = Text("municipality"),
            Province = Text("province"),
            Year = Text("year"),
        };

        string? Text(string name) => values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
    }

    private static byte[] ReadAll(Stream file)
    {
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        var bytes = whole.ToArray();
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
    }
}
