using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Every operation of openapi.yaml with valid, near-valid and hostile requests by everybody: no error of ours, no answer that the document
/// does not declare, no change by a refused request, no leak. <c>REGISTER_FUZZ_REQUESTS</c> asks for more, <c>REGISTER_TEST_SEED</c> for the same.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Usual = 50_000;

    [Fact]
    public async Task Whatever_is_sent_to_whatever_operation_the_answer_is_declared_changes_nothing_when_refused_and_leaks_nothing()
    {
        var seed = Environment.GetEnvironmentVariable("REGISTER_TEST_SEED") is { Length: > 0 } given ? int.Parse(given) : Random.Shared.Next();
        var requests = Environment.GetEnvironmentVariable("REGISTER_FUZZ_REQUESTS") is { Length: > 0 } wished ? int.Parse(wished) : Usual;
        var (document, tally, watch, workers) = (ApiDocument.Committed, new FuzzTally(), Stopwatch.StartNew(), Math.Max(2, Environment.ProcessorCount));
        output.WriteLine($"REGISTER_TEST_SEED={seed} REGISTER_FUZZ_REQUESTS={requests}");
        await Task.WhenAll(Enumerable.Range(0, workers).Select(w => Task.Run(() => new FuzzRun(document, tally, seed + w, requests / workers).Run())));

        output.WriteLine($"{tally.Sent} requests to {document.Operations.Count} operations in {watch.Elapsed.TotalSeconds:0} s by {workers} workers, {tally.Refused} refused, {tally.Digests} of them under a digest of everything.");
        output.WriteLine(Coverage(document, tally));
        // Not the collection itself: its listing would bury the message.
        tally.Flaws.Count.ShouldBe(0, $"REGISTER_TEST_SEED={seed} REGISTER_FUZZ_REQUESTS={requests}, {tally.Flaws.Count} of {tally.Sent}\n" + string.Join('\n', tally.Flaws.Take(40)));
        tally.Sent.ShouldBeGreaterThanOrEqualTo(requests);
        document.Operations.Select(o => o.Id).Order().ShouldBe(Endpoints.All.Select(e => e.Name).Order());
        document.Operations.Where(o => tally.Of(o, 2) == 0).Select(o => o.Id).ShouldBeEmpty("never granted");
        document.Operations.Where(o => tally.Of(o, 4) == 0).Select(o => o.Id).ShouldBeEmpty("never refused");
    }

    private static string Coverage(ApiDocument document, FuzzTally tally)
    {
        var table = new StringBuilder();
        foreach (var operation in document.Operations) table.Append($"{operation.Id,-32}{tally.Of(operation, 2),7}{tally.Of(operation, 4),7}\n");
        return table.ToString();
    }
}
