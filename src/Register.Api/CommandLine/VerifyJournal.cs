using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Register.Infrastructure.Journal;

namespace Register.Api.CommandLine;

/// <summary><c>verify-journal</c>: recomputes the chain of hashes.</summary>
internal static class VerifyJournal
{
    public static Command Command(string[] settings)
    {
        var expect = new Option<(long Position, string Hash)?>("--expect")
        {
            Description = "A head noted earlier, as this command printed it: proves that nothing up to there was rewritten.",
            HelpName = "position:hash", CustomParser = Head,
        };
        var command = new Command("verify-journal", "Recompute the journal's chain of hashes. Exit code 0: whole; 1: a row was changed, removed, added or moved.") { expect };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => Run(services, parsed.GetValue(expect))));
        return command;
    }

    private static (long Position, string Hash)? Head(ArgumentResult argument)
    {
        var parts = argument.Tokens[0].Value.Split(':');
        if (parts is [var position, { Length: 64 } hash] && long.TryParse(position, CultureInfo.InvariantCulture, out var number) && number > 0)
            return (number, hash.ToLowerInvariant());
        argument.AddError("--expect wants position:hash, as verify-journal prints it (64 hexadecimal digits).");
        return null;
    }

    private static async Task<int> Run(IServiceProvider services, (long Position, string Hash)? expected)
    {
        var check = services.GetRequiredService<JournalCheck>();
        var last = Math.Max(1, await services.GetRequiredService<JournalLog>().Last());
        var verdict = await LongWork.Show("Verifying the journal", progress => check.Verify(expected, new Rows(progress, last)));
        if (verdict.Broken is { } place) throw new CommandFailure($"The journal is broken at position {place}: {verdict.Why}.", Failures.FoundWrong);
        Console.WriteLine($"The journal is whole: {verdict.Rows} rows. Head:");
        Console.WriteLine($"{verdict.Position}:{verdict.Hash}");
        return 0;
    }

    private sealed class Rows(IProgress<double> progress, long last) : IProgress<long>
    {
        public void Report(long value) => progress.Report((double)value / last);
    }
}
