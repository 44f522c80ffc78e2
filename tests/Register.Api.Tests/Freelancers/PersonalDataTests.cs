using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Register.Api.Tests.Architecture;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Freelancers;

public sealed partial class PersonalDataTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    // Tables that are not in the export, each with the reason. Whoever makes a table exports it or gives one.
    private static readonly Dictionary<string, string> NotExported = new()
    {
        ["documents"] = "the bytes of a document are downloaded with its evidence, which names its size and hash",
        ["freelancer_tags"] = "the words she is searched by, made of her profile",
        ["bid_undertakings"] = "says again, for live bids, what bid_members says",
        ["idempotency"] = "her own answers again, sealed, forgotten after two days",
        ["evaluations"] = "scores as the panel gives them; hers are in her letter once there is a decision",
        ["clarifications"] = "public; her question stands in it as she reads it in her questions",
        ["journal_head"] = "no person", ["authorities"] = "no person", ["reference_lists"] = "no person", ["sectors"] = "no person", ["areas"] = "no person",
        ["cpv_codes"] = "no person", ["cluster_tags"] = "no person", ["purchasing_conditions"] = "no person", ["purchasing_versions"] = "no person",
        ["lots"] = "no person", ["tender_tags"] = "no person", ["tender_changes"] = "no person", ["lot_keys"] = "no person", ["openings"] = "names bids and the people who open them",
        ["rate_counts"] = "keyed digests of addresses and keys, forgotten after a minute",
        ["panel_members"] = "people at an authority, no freelancer", ["bid_hashes"] = "a keyed digest of bytes that she has; when she registered it she reads at the lot", ["outages"] = "names who runs the register", ["leases"] = "no person", ["reminders"] = "about tenders", ["draw_lots"] = "no person",
    };

    [Fact]
    public async Task Every_area_of_the_export_holds_what_she_did_and_every_word_she_brought()
    {
        var life = await app.AFullLife();
        var export = (await life.Export()).ShouldBe(HttpStatusCode.OK);
        foreach (var (area, content) in export.Json.AsObject()) (content is JsonArray { Count: 0 }).ShouldBeFalse(area);
        typeof(Register.Infrastructure.Views.PersonalData).GetProperties().Count(p => !p.GetMethod!.IsStatic).ShouldBe(export.Json.AsObject().Count);
        // The bytes of the document, and what was in a bid that was never opened, are not in it.
        var text = export.Json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        life.Personal.Where(p => !p.StartsWith("Verklaring", StringComparison.Ordinal) && !p.StartsWith("Eerst de dragon", StringComparison.Ordinal) && !text.Contains(p)).ShouldBeEmpty();
        export["bids"]!.AsArray().Select(b => b!["bid"]!.Text("status")).Order().ShouldBe(["fallen", "opened", "opened", "withdrawn"]);
        export["bids"]!.AsArray().ShouldAllBe(b => b!["facts"]!["references"]!.AsArray().Count == 1);
        text.ShouldNotContain("60000.22", Case.Sensitive, "the other's price");
        text.ShouldNotContain("kamperfoelie", Case.Sensitive, "the other's offer");
    }

    [Fact]
    public void Every_table_is_exported_or_has_a_reason_why_not()
    {
        var sqlite = new SqliteDialect("Data Source=:memory:");
        var tables = Migrator.Known.SelectMany(n => Migrator.Statements(n, sqlite)).Select(s => Made().Match(s)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToHashSet();
        var exported = Tree.Files("src/Register.Infrastructure/Queries/Freelancers", ".cs").Where(f => f.Path.EndsWith("/ExportPersonalData.cs", StringComparison.Ordinal) || f.Path.EndsWith("/OwnTenderData.cs", StringComparison.Ordinal))
            .SelectMany(f => Asked().Matches(f.Text).Select(m => m.Groups[1].Value)).ToHashSet();
        (tables.Count > 40, exported.Count > 15).ShouldBe((true, true));
        tables.Except(exported).Except(NotExported.Keys).ShouldBeEmpty("neither exported nor given a reason");
        NotExported.Keys.Where(t => exported.Contains(t) || !tables.Contains(t)).ShouldBeEmpty("has a reason, and is exported or does not exist");
        NotExported.Values.ShouldAllBe(r => r.Length > 5);
    }

    [Theory]
    [InlineData("text/csv", true)]
    [InlineData("text/*", true)]
    [InlineData("text/html, text/csv;q=0.9, application/json;q=0.8", true)]
    [InlineData("application/json, text/csv", false)]
    [InlineData("text/csv;q=0, */*", false)]
    [InlineData("*/*", false)]
    [InlineData("image/png", false)]
    public async Task It_is_a_table_for_whoever_likes_that_better(string accept, bool table)
    {
        var answer = (await Ask(await app.Registered(), accept)).ShouldBe(HttpStatusCode.OK);
        answer.Headers["Content-Type"].ShouldBe(table ? "text/csv; charset=utf-8" : "application/json");
        answer.Headers["Vary"].ShouldBe("Accept");
    }

    [Fact]
    public async Task A_consortium_in_which_she_handed_in_no_part_of_the_price_says_nothing_of_one()
    {
        var (she, other) = (await app.Registered(), await app.Registered());
        await she.Forms(await app.AnOpenLot(), (she, 6000), (other, 4000));
        (await Ask(she, "application/json"))["consortia"]!.AsArray().ShouldHaveSingleItem()!.AsObject().ContainsKey("pricePart").ShouldBeFalse();
    }

    [Fact]
    public async Task The_table_has_a_row_for_every_value_and_reads_back_to_the_same()
    {
        var she = await app.Registered(FreelancerScenes.AProfile(p => p["description"] = "Zij zei: \"mooi\",\r\nen ging."));
        var json = await Ask(she, "application/json");
        var answer = await Ask(she, "text/csv");
        answer.Body.Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        var rows = Rows(answer.Text[1..]);
        rows[0].ShouldBe(["area", "item", "field", "value"]);
        rows.ShouldAllBe(r => r.Length == 4);
        rows.Single(r => r[0] == "freelancer" && r[2] == "description")[3].ShouldBe("Zij zei: \"mooi\",\r\nen ging.");
        rows.Single(r => r[0] == "freelancer" && r[2] == "hourlyRate.amount")[3].ShouldBe("52.50");
        rows.Count(r => r[0] == "events" && r[2] == "event").ShouldBe(json["events"]!.AsArray().Count);
        rows.Count.ShouldBe(1 + Leaves(json.Json));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://kwaad.example\")")]
    [InlineData("+31 6 12345678")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tinspringen")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    public async Task A_value_that_a_spreadsheet_would_take_for_a_formula_is_text(string hostile)
    {
        var she = await app.Registered(FreelancerScenes.AProfile(p => p["description"] = hostile));
        Rows((await Ask(she, "text/csv")).Text[1..]).Single(r => r[0] == "freelancer" && r[2] == "description")[3].ShouldBe("'" + hostile);
    }

    private static Task<Answer> Ask(Person she, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{she.Place()}/personal-data");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return she.Client.Send(request);
    }

    private static int Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.Sum(m => Leaves(m.Value)),
        JsonArray items => items.Sum(Leaves),
        null => 0,
        _ => 1,
    };

    // A reader of RFC 4180 of its own.
    private static List<string[]> Rows(string text) =>
        [.. RowOf().Matches(text).Select(r => Cell().Matches(r.Value).Select(c => c.Groups[1].Value.Replace("\"\"", "\"")).ToArray())];

    [GeneratedRegex(@"^CREATE TABLE (\w+)")]
    private static partial Regex Made();

    [GeneratedRegex(@"\b(?:FROM|JOIN) (\w+)")]
    private static partial Regex Asked();

    [GeneratedRegex("""("(?:[^"]|"")*"(?:,|\r\n))*?"(?:[^"]|"")*"\r\n""")]
    private static partial Regex RowOf();

    [GeneratedRegex("""\G"((?:[^"]|"")*)"(?:,|\r\n)""")]
    private static partial Regex Cell();
}
