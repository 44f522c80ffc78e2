using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Register.Api.Http.Watch;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Database;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Edge;

public sealed class WatchTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_program_that_can_work_is_live_and_ready()
    {
        (await app.Anyone().Get("/health/live")).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("ok");
        (await app.Anyone().Get("/health/ready")).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("ok");
    }

    [Fact]
    public async Task Where_to_report_a_vulnerability_is_told_where_the_operator_said_it()
    {
        (await app.Anyone().Get("/.well-known/security.txt")).ShouldBe(HttpStatusCode.NotFound);
        await using var own = await Fixture.Started(new RegisterApp { Adjust = builder => builder.Configuration["Security:Contact"] = "mailto:security@register.example" });
        own.App.Clock.MoveTo(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var answer = (await own.App.Anyone().Get("/.well-known/security.txt")).ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBe("Contact: mailto:security@register.example\nExpires: 2027-06-30T12:00:00Z\nPreferred-Languages: nl, en\n");
        answer.Headers["Content-Type"].ShouldBe("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task An_older_schema_is_not_ready_and_says_what_lacks()
    {
        await using var own = await Fixture.Started(new RegisterApp());
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(own.App.Folder, "register.db")}"))
        {
            await database.OpenAsync();
            await using var forget = database.CreateCommand();
            forget.CommandText = "DELETE FROM schema_steps WHERE name = '0002_reference'";
            await forget.ExecuteNonQueryAsync();
        }
        var answer = (await own.App.Anyone().Get("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer["reasons"]![0]!.GetValue<string>().ShouldBe("schema: lacks 0002_reference");
        (await own.App.Anyone().Get("/health/live")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Metrics_count_requests_messages_and_problems_in_prometheus_form()
    {
        await app.Anyone().Get("/v1/freelancers");
        await app.Anyone().Get("/v1/freelancers/nonsense");
        var metrics = (await app.Anyone().Get("/metrics")).ShouldBe(HttpStatusCode.OK);
        metrics.Headers["Content-Type"].ShouldStartWith("text/plain; version=0.0.4");
        var lines = metrics.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Where(l => l[0] != '#')) line.ShouldMatch(@"^[a-z_]+(\{([a-z_]+=""([^""\\]|\\.)*"",?)+\})? [-+0-9.eE]+$");
        lines.ShouldContain(l => l.StartsWith("register_messages_total{message=\"SearchFreelancers\"} "));
        lines.ShouldContain(l => l.StartsWith("register_problems_total{code=\"bad-input\",status=\"400\"} "));
        lines.ShouldContain("# TYPE http_server_request_duration_seconds histogram");
        lines.ShouldContain(l => l.StartsWith("http_server_request_duration_seconds_bucket{") && l.Contains("http_route=\"/v1/freelancers\"") && l.Contains("le=\"+Inf\""));
        lines.ShouldContain(l => l.StartsWith("http_server_active_requests{"));
    }

    [Fact]
    public async Task Metrics_tell_what_happened_how_long_until_bids_close_how_far_the_journal_is_and_who_waits()
    {
        await using var own = await Fixture.Started(new RegisterApp());
        async Task<string[]> Lines(string name) => [.. (await own.App.Anyone().Get("/metrics")).Text.Split('\n').Where(l => l.StartsWith(name, StringComparison.Ordinal))];
        (await Lines("register_deadline_seconds")).ShouldBeEmpty();
        var (played, she) = (await own.App.ATenderForBids(), await own.App.AFreelancer());
        own.App.Clock.MoveTo(played.Deadline.AddMinutes(-10));
        var first = (await she.Bids(played, idempotencyKey: "once")).ShouldBe(HttpStatusCode.Created);
        (await she.Bids(played, idempotencyKey: "once")).ShouldBe(HttpStatusCode.Created).Id.ShouldBe(first.Id);
        (await she.Bids(played)).ShouldBe(HttpStatusCode.Conflict);
        (await Lines("register_events_total{event=\"BidSubmitted\"}")).ShouldHaveSingleItem().ShouldEndWith("} 1");
        double.Parse((await Lines("register_deadline_seconds")).ShouldHaveSingleItem().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(590, 600);
        var position = first["receipt"]!["journalPosition"]!.GetValue<long>();
        (await Lines("register_journal_position")).ShouldHaveSingleItem().ShouldBe($"register_journal_position {position}");
        (await Lines("register_queue")).ShouldBe(["register_queue{for=\"answer\"} 0", "register_queue{for=\"place\"} 0", "register_queue{for=\"writer\"} 0"]);
        played.PastTheDeadline();
        (await Lines("register_deadline_seconds")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_things_cannot_be_looked_up_the_rest_is_told_and_the_program_goes_on()
    {
        NoPlaces? database = null;
        await using var own = await Fixture.Started(new RegisterApp { Adjust = builder => DialectAround.Put(builder, inner => database = new NoPlaces(inner)) });
        (await own.App.Anyone().Get("/metrics")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain("register_journal_position ");
        database!.Full = true;
        var metrics = (await own.App.Anyone().Get("/metrics")).ShouldBe(HttpStatusCode.OK).Text;
        metrics.ShouldNotContain("register_journal_position ");
        metrics.ShouldContain("register_queue{");
        database.Full = false;
        (await own.App.Anyone().Get("/metrics")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain("register_journal_position ");
    }

    [Fact]
    public async Task A_histogram_rises_to_its_count()
    {
        await app.Anyone().Get("/v1/sectors");
        var text = (await app.Anyone().Get("/metrics")).Text;
        var buckets = Regex.Matches(text, "^http_server_request_duration_seconds_bucket\\{(.*),le=\"[^\"]*\"\\} (\\d+)$", RegexOptions.Multiline)
            .GroupBy(m => m.Groups[1].Value, m => long.Parse(m.Groups[2].Value)).ToList();
        buckets.ShouldNotBeEmpty();
        foreach (var series in buckets)
        {
            series.ShouldBe(series.Order());
            text.ShouldContain($"http_server_request_duration_seconds_count{{{series.Key}}} {series.Last()}");
        }
    }

    [Fact]
    public async Task A_program_tells_only_what_it_measured_itself()
    {
        var other = new RegisterApp();
        await other.InitializeAsync();
        await other.Anyone().Get("/v1/sectors/A");
        await app.Anyone().Get("/v1/sectors/A");
        var series = (await app.Anyone().Get("/metrics")).Text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l[..l.LastIndexOf(' ')]);
        await other.DisposeAsync();
        series.ShouldBeUnique();
    }

    [Fact]
    public async Task Metrics_name_nobody()
    {
        await app.Anyone().Get("/v1/freelancers?text=jansen");
        await app.Anyone().Get("/v1/jansen");
        (await app.Anyone().Get("/metrics")).Text.ShouldNotContain("jansen");
    }

    [Fact]
    public void Traces_leave_out_what_was_searched_and_from_where()
    {
        using var activity = new Activity("GET /v1/freelancers").Start();
        activity.SetTag("url.query", "?text=jansen").SetTag("client.address", "192.0.2.1").SetTag("http.route", "/v1/freelancers");
        using var processor = new Telemetry.LeaveOutPersons();
        processor.OnEnd(activity);
        activity.TagObjects.Select(t => t.Key).ShouldBe(["http.route"]);
    }

    // What the driver says when all connections are taken is no error of a database.
    private sealed class NoPlaces(Dialect inner) : DialectAround(inner)
    {
        public bool Full { get; set; }

        public override Task<DbConnection> Connect(CancellationToken cancellation) => Full ? throw new InvalidOperationException("The pool is taken.") : base.Connect(cancellation);
    }
}
