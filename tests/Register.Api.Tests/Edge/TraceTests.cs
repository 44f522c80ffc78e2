using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Register.Api.Tests.Database;
using Register.Api.Tests.Freelancers;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Edge;

/// <summary>The traces that are sent, from the request to its statements.</summary>
public sealed class TraceTests(RegisterApp app) : IClassFixture<RegisterApp>, IDisposable
{
    private const string Http = "Microsoft.AspNetCore";
    private const string Commands = "Register.Commands";
    private const string Sql = "Register.Sql";
    private readonly Heard heard = new();

    public void Dispose() => heard.Dispose();

    [Fact]
    public async Task A_command_is_one_trace_from_the_clients_span_over_the_message_to_its_statements()
    {
        var (trace, spans, _) = await Ask(app.Anyone(), HttpMethod.Post, "/v1/freelancers", FreelancerScenes.AProfile(), HttpStatusCode.Created);
        var http = Check(trace, spans, "POST /v1/freelancers", "RegisterFreelancer");
        var transaction = spans.Single(s => s.OperationName == "transaction");
        transaction.ParentSpanId.ShouldBe(spans.Single(s => s.Source.Name == Commands).SpanId);
        var written = spans.Where(s => s.ParentSpanId == transaction.SpanId).Select(s => s.DisplayName).ToList();
        written.ShouldContain("INSERT freelancers");
        written.ShouldContain("INSERT journal");
        spans.Where(s => s.DisplayName.StartsWith("INSERT ", StringComparison.Ordinal)).ShouldAllBe(s => s.ParentSpanId == transaction.SpanId);
        spans.ShouldAllBe(s => s.Status == ActivityStatusCode.Unset);
        http.GetTagItem("http.response.status_code").ShouldBe(201);
    }

    [Fact]
    public async Task So_is_a_query()
    {
        var she = await app.Registered();
        var (trace, spans, _) = await Ask(she.Client, HttpMethod.Get, $"/v1/freelancers/{she.Id}", null, HttpStatusCode.OK);
        Check(trace, spans, "GET /v1/freelancers/{freelancerId}", "GetFreelancer");
        var message = spans.Single(s => s.Source.Name == Commands);
        spans.ShouldContain(s => s.ParentSpanId == message.SpanId && s.DisplayName == "SELECT freelancers");
        // Who she is was found out before, for the request and not for the message.
        spans.ShouldContain(s => s.ParentSpanId == message.ParentSpanId && s.DisplayName == "SELECT api_keys");
    }

    [Fact]
    public async Task Of_many_whose_commit_is_shared_each_has_its_own_work_in_its_own_trace()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Ask(app.Anyone(), HttpMethod.Post, "/v1/freelancers", FreelancerScenes.AProfile(), HttpStatusCode.Created)));
        foreach (var (trace, spans, _) in asked)
        {
            Check(trace, spans, "POST /v1/freelancers", "RegisterFreelancer");
            spans.Count(s => s.OperationName == "transaction").ShouldBe(1);
            spans.Count(s => s.DisplayName == "INSERT freelancers").ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_refusal_is_told_by_its_code_and_is_no_error()
    {
        var profile = FreelancerScenes.AProfile();
        await Ask(app.Anyone(), HttpMethod.Post, "/v1/freelancers", profile, HttpStatusCode.Created);
        var (_, spans, answer) = await Ask(app.Anyone(), HttpMethod.Post, "/v1/freelancers", profile, HttpStatusCode.Conflict);
        // A statement that broke a unique key is one for the database; what was made of it is a refusal from the transaction on.
        var refused = spans.Where(s => s.Source.Name is Http or Commands || s.OperationName == "transaction").ToList();
        refused.Count.ShouldBe(3);
        foreach (var span in refused) span.GetTagItem("error.type").ShouldBe(answer.Code, span.DisplayName);
        refused.ShouldAllBe(s => s.Status == ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_fault_is_an_error_of_the_statement_the_message_and_the_request()
    {
        Broken? database = null;
        await using var own = await Fixture.Started(new RegisterApp { Adjust = builder => DialectAround.Put(builder, inner => database = new Broken(inner)) });
        database!.Now = true;
        var (_, spans, _) = await Ask(own.App.Anyone(), HttpMethod.Get, "/v1/freelancers?limit=1", null, HttpStatusCode.InternalServerError);
        foreach (var source in (string[])[Http, Commands, Sql]) spans.ShouldContain(s => s.Source.Name == source && s.Status == ActivityStatusCode.Error, source);
        spans.Where(s => s.Source.Name is Commands or Sql).ShouldAllBe(s => (string?)s.GetTagItem("error.type") == nameof(InvalidOperationException));
        spans.ShouldAllBe(s => !Ear.Text(s).Contains("Hyacint", StringComparison.Ordinal));
    }

    /// <summary>What every trace of a request must be; the request's span.</summary>
    private static Activity Check(ActivityContext client, List<Activity> spans, string request, string operation)
    {
        var http = spans.Single(s => s.Source.Name == Http);
        http.ParentSpanId.ShouldBe(client.SpanId);
        (http.Kind, http.DisplayName).ShouldBe((ActivityKind.Server, request));
        http.TagObjects.Select(t => t.Key).ShouldBe(["http.request.method", "http.route", "http.response.status_code"]);
        $"{http.GetTagItem("http.request.method")} {http.GetTagItem("http.route")}".ShouldBe(request);
        var message = spans.Single(s => s.Source.Name == Commands);
        (message.DisplayName, message.ParentSpanId).ShouldBe((operation, http.SpanId));
        var all = spans.ToDictionary(s => s.SpanId);
        var statements = spans.Where(s => s.GetTagItem("db.query.text") is not null).ToList();
        statements.ShouldNotBeEmpty();
        foreach (var statement in statements)
        {
            (statement.Kind, statement.Source.Name).ShouldBe((ActivityKind.Client, Sql));
            statement.DisplayName.ShouldMatch("^(SELECT|INSERT|UPDATE|DELETE|WITH) [a-z_]+$");
            statement.TagObjects.Select(t => t.Key).ShouldBe(["db.system.name", "db.query.text"], statement.DisplayName);
            // Up to the request, and nowhere out of its trace.
            var span = statement;
            while (span != http) span = all[span.ParentSpanId];
        }
        return http;
    }

    private async Task<(ActivityContext Client, List<Activity> Spans, Answer Answer)> Ask(ApiClient client, HttpMethod method, string path, object? body, HttpStatusCode status)
    {
        var context = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("traceparent", $"00-{context.TraceId}-{context.SpanId}-01");
        if (method == HttpMethod.Post) request.Headers.Add("Idempotency-Key", $"geheim-{context.SpanId}");
        var answer = (await client.Send(request)).ShouldBe(status);
        var spans = await heard.Of(context.TraceId);
        // Nothing of what was sent, and not who sent it.
        foreach (var secret in (string?[])["geheim-", client.Key, .. body is System.Text.Json.Nodes.JsonObject o ? new[] { o["name"]!.GetValue<string>(), o["email"]!.GetValue<string>(), o["identifier"]!["id"]!.GetValue<string>() } : []])
            if (secret is not null) spans.ShouldAllBe(s => !Ear.Text(s).Contains(secret, StringComparison.Ordinal), secret);
        return (context, spans, answer);
    }

    private sealed class Heard : IDisposable
    {
        private readonly ConcurrentQueue<Activity> ended = new();
        private readonly ActivityListener listener;

        public Heard()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is Http or Commands or Sql,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = ended.Enqueue,
            };
            ActivitySource.AddActivityListener(listener);
        }

        /// <summary>The spans of a trace, once the last of them has ended, which may be after its client has the answer.</summary>
        public async Task<List<Activity>> Of(ActivityTraceId trace)
        {
            for (var patience = 500; ; patience--)
            {
                var spans = ended.Where(a => a.TraceId == trace).ToList();
                if (spans.Any(s => s.Source.Name == Http)) return spans;
                patience.ShouldBeGreaterThan(0);
                await Task.Delay(20);
            }
        }

        public void Dispose() => listener.Dispose();
    }

    private sealed class Broken(Dialect inner) : DialectAround(inner)
    {
        public bool Now { get; set; }

        public override Task<DbConnection> Connect(CancellationToken cancellation) => Now ? throw new InvalidOperationException("Of Hyacint.") : base.Connect(cancellation);
    }
}
