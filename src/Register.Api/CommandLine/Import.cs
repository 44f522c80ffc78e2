using System.CommandLine;
using Register.Api.Language;
using Register.Infrastructure.Reference;

namespace Register.Api.CommandLine;

/// <summary><c>import</c>: the official lists, all of a file or nothing.</summary>
internal static class Import
{
    private delegate Task<ImportOutcome> Reading(ReferenceImporter importer, Stream file, Stream? second, int year, IProgress<int> percent);

    public static Command Command(string[] settings)
    {
        var municipalities = new Option<FileInfo?>("--municipalities")
        {
            Description = "A CSV file of the municipalities with their provinces, where the districts' file does not tell them.", HelpName = "FILE",
        };
        return new Command("import", "Bring an official list into the register: all of the file or nothing; the same file twice changes nothing; a newer year keeps the old codes resolvable.")
        {
            One(settings, "sectors", "The Standard Industrial Classification (SBI), CSV.", 2025, null, (i, file, _, year, percent) => i.ImportSectors(file, year, percent)),
            One(settings, "districts", "The districts of Statistics Netherlands (CBS wijken), CSV or GeoJSON.", null, municipalities,
                (i, file, second, year, percent) => i.ImportDistricts(file, second, year, percent)),
            One(settings, "cpv", "The Common Procurement Vocabulary, CSV.", 2008, null, (i, file, _, year, percent) => i.ImportCpvCodes(file, year, percent)),
        };
    }

    private static Command One(string[] settings, string name, string description, int? defaultYear, Option<FileInfo?>? second, Reading read)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file, UTF-8." };
        var year = new Option<int>("--year") { Description = "The year the list is of.", Required = defaultYear is null };
        if (defaultYear is { } known) year.DefaultValueFactory = _ => known;
        year.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1990 or > 2100) result.AddError("--year wants a year from 1990 to 2100.");
        });
        var command = new Command(name, description) { file, year };
        if (second is not null) command.Add(second);
        command.SetAction((parsed, _) => Run(settings, name, parsed.GetRequiredValue(file), second is null ? null : parsed.GetValue(second), parsed.GetValue(year), read));
        return command;
    }

    private static Task<int> Run(string[] settings, string name, FileInfo file, FileInfo? second, int year, Reading read) =>
        Work.OnDatabase(settings, async services =>
        {
            await using var content = Open(file);
            await using var other = second is null ? null : Open(second);
            var importer = services.GetRequiredService<ReferenceImporter>();
            var outcome = await LongWork.Show($"Importing {name}", progress => read(importer, content, other, year, new Percent(progress)));
            foreach (var error in outcome.Errors) await Console.Error.WriteLineAsync(Text(error, file, second));
            if (outcome.Errors.Count > 0) throw new CommandFailure("Nothing was imported.", Failures.FoundWrong);
            Console.WriteLine($"{name} {year}: {outcome.Added} added, {outcome.Changed} changed, {outcome.Ended} ended, {outcome.Unchanged} unchanged.");
            return 0;
        });

    private static FileStream Open(FileInfo file) => file.Exists ? file.OpenRead() : throw new CommandFailure($"{file.FullName} does not exist.");

    private static string Text(ImportError error, FileInfo file, FileInfo? second)
    {
        var name = error.File == "municipalities" ? second?.Name ?? file.Name : file.Name;
        return $"{name}{(error.Line > 0 ? $":{error.Line}" : "")}: {Texts.Of(error.Code, "en", error.Arguments)}";
    }

    private sealed class Percent(IProgress<double> progress) : IProgress<int>
    {
        public void Report(int value) => progress.Report(value / 100.0);
    }
}
