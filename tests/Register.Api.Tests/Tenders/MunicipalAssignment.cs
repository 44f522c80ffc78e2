using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Register.Api.Tests.Architecture;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Tenders;

/// <summary>An assignment as a municipality puts it out, with people who want it and what must come out for each; one file
/// in <c>Assignments</c>. Days are written <c>today+30</c>, instants <c>now+30</c> and calendar years <c>year-1</c>.</summary>
public sealed partial record MunicipalAssignment
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>What a reader must know of it.</summary>
    public required string Story { get; init; }

    /// <summary>The municipality's purchasing conditions, as they are published.</summary>
    public required JsonObject PurchasingConditions { get; init; }

    /// <summary>The tender, as it is drafted.</summary>
    public required JsonObject Tender { get; init; }

    /// <summary>Why the municipality keeps what the advice asks about.</summary>
    public required JsonArray Motivations { get; init; }

    /// <summary>Who wants the work, by first name.</summary>
    public required IReadOnlyDictionary<string, Candidate> People { get; init; }

    /// <summary>Who bids, in this order.</summary>
    public required IReadOnlyList<Bidder> Bidders { get; init; }

    /// <summary>The names of all files.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(Tree.Root, "tests", "Register.Api.Tests", "Tenders", "Assignments");

    /// <summary>Reads a file for an instant.</summary>
    public static MunicipalAssignment Read(string name, DateTimeOffset now)
    {
        var today = DutchTime.DayOf(now);
        var text = Moment().Replace(File.ReadAllText(Path.Combine(Folder, name + ".json")), found =>
        {
            var by = int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture);
            return found.Groups[1].Value switch
            {
                "today" => $"\"{today.AddDays(by):yyyy-MM-dd}\"",
                "now" => $"\"{now.AddDays(by):O}\"",
                _ => $"{today.Year + by}",
            };
        });
        return JsonSerializer.Deserialize<MunicipalAssignment>(text, Options)!;
    }

    /// <summary>Somebody who wants the work.</summary>
    /// <param name="Profile">What she tells about herself.</param>
    /// <param name="Verified">Evidence that the municipality looked at.</param>
    /// <param name="Stated">Evidence that nobody looked at.</param>
    /// <param name="Accepts">Whether she accepted the purchasing conditions.</param>
    public sealed record Candidate(JsonObject Profile, JsonArray? Verified = null, JsonArray? Stated = null, bool Accepts = true);

    /// <summary>One alone, or several who bid together.</summary>
    /// <param name="Lot">Which lot, from 0.</param>
    /// <param name="Members">Everybody with her share in basis points and her parts of the work; the first leads.</param>
    /// <param name="Outcome">What the check must say.</param>
    /// <param name="Findings">The code of every condition, with what is missing.</param>
    /// <param name="Offer">Price and answers.</param>
    public sealed record Bidder(int Lot, IReadOnlyDictionary<string, Part> Members, string Outcome, IReadOnlyDictionary<string, string> Findings, JsonObject Offer);

    /// <summary>Somebody's part in a bid.</summary>
    public sealed record Part(int Share, IReadOnlyList<string> Performs);

    [GeneratedRegex("\"(today|now|year)([+-][0-9]+)\"")]
    private static partial Regex Moment();
}
