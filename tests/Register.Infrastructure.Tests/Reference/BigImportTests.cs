using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Tests.Database;

namespace Register.Infrastructure.Tests.Reference;

/// <summary>A list of more rows than go to the database at once.</summary>
public sealed class BigImportTests
{
    private const int Year = 2025;

    // Division 81 to 83 with all that can be below them: 2 460 codes.
    private static readonly string[] Codes =
        [.. from length in Enumerable.Range(2, 4) from code in Enumerable.Range((int)Math.Pow(10, length - 1), 9 * (int)Math.Pow(10, length - 1)).Select(n => n.ToString()) where code[0] == '8' && code[1] is '1' or '2' or '3' && !code.Contains('0') select code];

    [Theory, OnSqlite, OnSqlServer]
    public async Task It_comes_in_whole_or_not_at_all_and_the_same_file_twice_changes_nothing(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        Codes.Length.ShouldBe(3 * (1 + 9 + 81 + 729));
        // In the way of the last one: it ended, so nobody misses it before the database does.
        await database.Execute("INSERT INTO sectors (code, valid_from, valid_until, level, name_nl, name_en, search_text) VALUES (@code, @Year, @Year, 'subclass', 'x', 'x', 'x')", new { code = Codes[^1], Year });
        await Should.ThrowAsync<DbException>(Import(database));
        (await Stored(database)).ShouldBe([$"{Codes[^1]} x "]);
        (await database.Read<long>("SELECT list_year FROM reference_lists WHERE list = 'sectors'")).ShouldBe([0]);
        (await database.Read<string>("SELECT event FROM journal")).ShouldBeEmpty();

        await database.Execute("DELETE FROM sectors");
        (await Import(database)).Added.ShouldBe(Codes.Length + 1);
        (await Stored(database)).ShouldBe([.. Codes.Select(c => $"{c} {Name(c)} {Parent(c)}").Append("O Verhuur ").Order(StringComparer.Ordinal)]);
        (await database.Read<string>($"SELECT search_text FROM sectors WHERE code = '{Codes[^1]}' AND valid_from = {Year} AND valid_until IS NULL")).ShouldHaveSingleItem().ShouldContain($"soort {Codes[^1]}");

        var again = await Import(database);
        (again.Added, again.Changed, again.Ended, again.Unchanged).ShouldBe((0, 0, 0, Codes.Length + 1));
        (await Stored(database)).Count.ShouldBe(Codes.Length + 1);
        (await database.Read<string>("SELECT event FROM journal")).ShouldHaveSingleItem();
    }

    private static Task<ImportOutcome> Import(TestDatabase database) => database.Write(async services =>
    {
        var outcome = await services.GetRequiredService<ReferenceImporter>().ImportSectors(
            Lists.Text(["code,titel_nl,titel_en,ouder", "O,Verhuur,Rental,", .. Codes.Select(c => $"{c},{Name(c)},{Name(c)},{Parent(c)}")]), Year);
        outcome.Errors.Found().ShouldBeEmpty();
        return outcome;
    });

    private static async Task<List<string>> Stored(TestDatabase database) =>
        [.. (await database.Read<string>("SELECT CONCAT(code, ' ', name_nl, ' ', COALESCE(parent_code, '')) FROM sectors")).Order(StringComparer.Ordinal)];

    private static string Name(string code) => $"Soort {code}";

    private static string Parent(string code) => code.Length == 2 ? "O" : code[..^1];
}
